"""Keep an uploaded picture in storage."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from foundation.pictures.calculations.redraw import MAX_BYTES, redraw
from foundation.pictures.errors import PictureTooLarge
from foundation.pictures.naming import new_name, path_of


@dataclass(frozen=True)
class Kept:
    """What a room remembers of a picture: its random name and the size of its largest rendition."""

    name: str
    width: int
    height: int


def keep_picture(*, upload: UploadedFile, folder: str) -> Kept:
    """Redraw an upload and store its sizes under a new random name; the caller checks who may, and keeps the name.

    Raises PictureRefused, PictureTooLarge, PictureTooSmall.
    """
    if (upload.size or 0) > MAX_BYTES:
        raise PictureTooLarge
    upload.seek(0)
    redrawn = redraw(upload.read(MAX_BYTES + 1))
    name = new_name()
    for width, data in redrawn.files.items():
        default_storage.save(path_of(folder, name, width), ContentFile(data))
    return Kept(name=name, width=redrawn.width, height=redrawn.height)
