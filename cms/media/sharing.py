"""The picture of a page where people send it to each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class Shared(models.Model):
    """A page for which an editor may choose that picture; without one it is drawn of the title."""

    sharing_image = models.ForeignKey(
        "cms_media.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("Shown where people send the page to each other. At least 1,200 dots wide."),
    )

    class Meta:
        abstract = True


SHARING_PANELS = [MultiFieldPanel([FieldPanel("sharing_image")], heading=_("Sharing"))]
