"""Questions people ask, each opened by pressing it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import PlainBlock


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(max_length=150)
    answer = blocks.RichTextBlock(features=["bold", "italic", "ol", "ul", "link"])


class QuestionsBlock(PlainBlock):
    """Questions and answers."""

    title = blocks.CharBlock(max_length=80)
    questions = blocks.ListBlock(QuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("What people ask most, each answer opened by pressing the question.")
        template = "cms/pages/blocks/questions.html"
        preview_value = {"title": "Questions", "questions": [{"question": "Who owns it?", "answer": "<p>We do.</p>"}]}
