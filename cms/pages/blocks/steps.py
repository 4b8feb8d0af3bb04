"""How something works, in numbered steps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import PlainBlock


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(max_length=60)
    text = blocks.TextBlock(max_length=300)


class StepsBlock(PlainBlock):
    """Two to six steps side by side."""

    title = blocks.CharBlock(max_length=80)
    steps = blocks.ListBlock(StepBlock(), min_num=2, max_num=6)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("How something works, in two to six numbered steps.")
        template = "cms/pages/blocks/steps.html"
        preview_value = {
            "title": "How it works",
            "steps": [
                {"title": "Find", "text": "Say what you need, and where."},
                {"title": "Book", "text": "Choose a person and a time."},
                {"title": "Pay", "text": "You see first where each pound goes."},
            ],
        }
