"""A picture with words for people who cannot see it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from cms.pages.blocks.base import FILES, PlainBlock


class PictureBlock(PlainBlock):
    """A picture, what it shows here, a caption, and who made it."""

    picture = ImageChooserBlock()
    alt = blocks.CharBlock(
        max_length=250, label=_("What it shows"), help_text=_("Say it as you would on the phone. Required.")
    )
    caption = blocks.CharBlock(max_length=200, required=False)

    def get_preview_value(self) -> Any:
        picture = get_image_model().objects.order_by("-pk").first()
        return self.normalize(
            {"picture": picture, "alt": "Two people plant a hedge on a slope", "caption": "Heptonstall, March"}
        )

    class Meta:
        icon = "image"
        group = FILES
        label = _("Picture")
        description = _("A photo or drawing of our own, with words for people who cannot see it.")
        template = "cms/pages/blocks/picture.html"
