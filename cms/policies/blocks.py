"""What a policy is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PREVIEW = "cms/pages/_block_preview.html"
FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class SectionBlock(blocks.StructBlock):
    """A heading and what stands under it."""

    heading = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=FEATURES)

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A heading and what stands under it; changes are told section by section.")
        group = _("A policy")
        preview_template = PREVIEW
        template = "cms/policies/_section.html"
        preview_value = {"heading": "What we keep", "text": "<p>Your name and your bookings.</p>"}


BODY = [("section", SectionBlock())]
