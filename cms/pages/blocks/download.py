"""A paper to take away."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from cms.pages.blocks.base import FILES, PlainBlock


class DownloadBlock(PlainBlock):
    """A file with its kind and size said before it is pressed."""

    document = DocumentChooserBlock()
    label = blocks.CharBlock(max_length=100, required=False, help_text=_("leave empty to use the document’s title"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        document = value.get("document")
        return context | {
            "label": value.get("label") or (document.title if document else ""),
            "kind": document.file_extension.upper() if document else "",
            "size": document.get_file_size() if document else 0,
        }

    def get_preview_value(self) -> Any:
        return self.normalize(
            {"document": get_document_model().objects.order_by("-pk").first(), "label": "How we share the surplus"}
        )

    class Meta:
        icon = "download"
        group = FILES
        label = _("Download")
        description = _("A document to take away; its kind and size are said beside it.")
        template = "cms/pages/blocks/download.html"
