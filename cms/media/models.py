"""Pictures with words, their sizes, and documents."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.media.calculations.bare_picture import BarePicture, bare_picture


def _uploader() -> Any:
    """Who put a file in. Nothing is looked up from the person, and Wagtail counts no use of them."""
    field: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    field.wagtail_reference_index_ignore = True
    return field


class Picture(AbstractImage):  # type: ignore[misc]
    """A picture for pages. `description` says what it shows, for people who cannot see it."""

    file: Any  # Wagtail's own field

    description = models.CharField(
        _("what the picture shows"),
        max_length=255,
        help_text=_("Say it as you would on the phone: Ruth holds a ladder for Joe in a garden."),
    )
    credit = models.CharField(_("who made it"), max_length=120, blank=True)
    uploaded_by_user = _uploader()

    admin_form_fields = (
        "title", "file", "description", "credit", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            # A picture without words shuts out people who cannot see it. WCAG 2.2, 1.1.1.
            models.CheckConstraint(condition=~Q(description=""), name="a_picture_on_pages_has_words"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whatever door a file came through, what is stored was drawn by us. Raises PictureRefused."""
        if self.file and not self.file._committed and not isinstance(self.file.file, BarePicture):
            self.file = bare_picture(self.file.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class PictureSize(AbstractRendition):  # type: ignore[misc]
    """A picture in one size or cut."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="a_picture_has_each_size_once"
            ),
        ]


class Paper(AbstractDocument):  # type: ignore[misc]
    """A paper to take away."""

    summary = models.CharField(
        _("what is in it"), max_length=200, blank=True, help_text=_("One plain sentence, shown beside the file.")
    )
    learners_only = models.BooleanField(
        _("only for learners"),
        default=False,
        help_text=_("Only those in a study circle whose course names this file can open it."),
    )
    uploaded_by_user = _uploader()

    admin_form_fields = ("title", "summary", "file", "learners_only", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
