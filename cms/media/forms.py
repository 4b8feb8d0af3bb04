"""The form behind every upload of a picture: one by one, many at once, and in the chooser of a page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm

from cms.media.calculations.bare_picture import bare_picture
from foundation.pictures.errors import PictureRefused


class PictureForm(BaseImageForm):  # type: ignore[misc]
    """Draws a picture again before anything of it is kept, and says what is wrong beside the field."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if not upload or "file" not in self.changed_data:
            return upload
        try:
            return bare_picture(upload)
        except PictureRefused as refused:
            raise ValidationError(str(refused.message)) from refused
