"""An upload, drawn again: the dots and nothing else."""

from django.core.files.base import ContentFile
from django.core.files.base import File as DjangoFile

from foundation.pictures.calculations.redraw import MAX_BYTES, WIDTHS, redraw
from foundation.pictures.errors import PictureTooLarge
from foundation.pictures.naming import new_name


class BarePicture(ContentFile):
    """WebP bytes that we encoded ourselves, at most 1,600 dots wide: no second drawing is needed."""


def bare_picture(upload: DjangoFile) -> BarePicture:
    """Draw an upload again under a random name.

    Raises PictureRefused, PictureTooLarge, PictureTooSmall.
    """
    if isinstance(upload, BarePicture):
        return upload
    if (upload.size or 0) > MAX_BYTES:
        raise PictureTooLarge
    upload.seek(0)
    return BarePicture(redraw(upload.read(MAX_BYTES + 1)).files[WIDTHS[0]], name=f"{new_name()}.webp")
