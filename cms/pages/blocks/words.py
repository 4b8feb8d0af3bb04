"""Blocks of words: text, steps, a member's voice, questions, one button."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cms/pages/blocks/text.html"
        preview_value = "<h2>How it works</h2><p>People near you, who own this together.</p>"


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(max_length=60)
    text = blocks.TextBlock(max_length=300)


class StepsBlock(blocks.StructBlock):
    """How something works, in numbered steps."""

    title = blocks.CharBlock(max_length=80)
    steps = blocks.ListBlock(StepBlock(), min_num=2, max_num=6)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "cms/pages/blocks/steps.html"
        preview_value = {
            "title": "How it works",
            "steps": [{"title": "Find", "text": "Say what you need."}, {"title": "Book", "text": "Choose a time."}],
        }


class QuoteBlock(blocks.StructBlock):
    """Words of a member or a customer, with their name."""

    text = blocks.TextBlock(max_length=500)
    name = blocks.CharBlock(max_length=80)
    note = blocks.CharBlock(max_length=120, required=False, help_text=_("such as: gardener, member since 2021"))

    class Meta:
        icon = "openquote"
        label = _("A member's voice")
        template = "cms/pages/blocks/quote.html"
        preview_value = {"text": "I set my own hours.", "name": "Ada", "note": "cleaner"}


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(max_length=150)
    answer = blocks.RichTextBlock(features=["bold", "italic", "ol", "ul", "link"])


class QuestionsBlock(blocks.StructBlock):
    """Questions people ask."""

    title = blocks.CharBlock(max_length=80)
    questions = blocks.ListBlock(QuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "cms/pages/blocks/questions.html"
        preview_value = {"title": "Questions", "questions": [{"question": "Who owns it?", "answer": "<p>We do.</p>"}]}


class CallToActionBlock(blocks.StructBlock):
    """One thing to do next."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=300, required=False)
    label = blocks.CharBlock(max_length=40)
    url = blocks.CharBlock(max_length=200, help_text=_("an address on this site, such as /find/"))

    class Meta:
        icon = "link"
        label = _("One thing to do next")
        template = "cms/pages/blocks/call_to_action.html"
        preview_value = {"title": "Join us", "text": "", "label": "How to join", "url": "/join/"}
