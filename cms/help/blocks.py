"""What an answer is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

GROUP = _("An answer")
PREVIEW = "cms/pages/_block_preview.html"
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class HelpTextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings and lists.")
        group = GROUP
        preview_template = PREVIEW
        template = "cms/help/blocks/text.html"
        preview_value = "<p>You can call off a booking on its own page.</p>"


class HelpStepsBlock(blocks.StructBlock):
    """What to do, one thing after the other."""

    title = blocks.CharBlock(max_length=80)
    steps = blocks.ListBlock(blocks.TextBlock(max_length=300), min_num=2, max_num=10)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, one thing after the other.")
        group = GROUP
        preview_template = PREVIEW
        template = "cms/help/blocks/steps.html"
        preview_value = {"title": "How to call off a booking", "steps": ["Open the booking.", "Press “Call it off”."]}


class HelpNoteBlock(blocks.StructBlock):
    """One thing that must not be overlooked."""

    text = blocks.TextBlock(max_length=300)

    class Meta:
        icon = "warning"
        label = _("Important")
        description = _("One sentence in a box, for what must not be overlooked.")
        group = GROUP
        preview_template = PREVIEW
        template = "cms/help/blocks/note.html"
        preview_value = {"text": "Never send your password to anybody."}


BODY = [("text", HelpTextBlock()), ("steps", HelpStepsBlock()), ("note", HelpNoteBlock())]
