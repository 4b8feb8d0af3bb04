"""The picture of a page where people send it to each other."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


def picture_for_sharing() -> Any:
    """The field `sharing_image` of a kind of page; where an editor chooses none, the picture is drawn of the title."""
    return models.ForeignKey(
        "cms_media.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("Shown where people send the page to each other. At least 1,200 dots wide."),
    )


SHARING_PANELS = [MultiFieldPanel([FieldPanel("sharing_image")], heading=_("Sharing"))]
