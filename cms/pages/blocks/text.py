"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import PREVIEW, WORDS

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings and lists.")
        group = WORDS
        template = "cms/pages/blocks/text.html"
        preview_template = PREVIEW
        preview_value = "<h2>How it works</h2><p>People near you, who own this together.</p>"
