"""Why a picture cannot be used."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class PictureRefused(Fact):
    """The upload is not a picture we can use."""

    status = 422
    code = "picture-refused"
    message = _("We cannot use this file. Choose a photo: JPEG, PNG, WebP, AVIF or HEIC.")


class PictureTooLarge(PictureRefused):
    code = "picture-too-large"
    message = _("This picture is too large. Choose one of at most 10 MB and 50 million dots.")


class PictureTooSmall(PictureRefused):
    code = "picture-too-small"
    message = _("This picture is too small to look good. Choose one at least 200 dots wide and high.")
