"""What a course is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

PREVIEW = "cms/pages/_block_preview.html"
FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class MaterialBlock(blocks.StructBlock):
    """Something to read before or after: a file of ours, or an address."""

    title = blocks.CharBlock(max_length=120)
    file = DocumentChooserBlock(required=False)
    url = blocks.URLBlock(required=False)


class SessionPlanBlock(blocks.StructBlock):
    """The plan of one session."""

    title = blocks.CharBlock(max_length=120)
    aim = blocks.TextBlock(max_length=300, help_text=_("Afterwards, learners can…"))
    plan = blocks.RichTextBlock(features=FEATURES)
    materials = blocks.ListBlock(MaterialBlock(), default=[])

    class Meta:
        icon = "calendar-alt"
        label = _("Session")
        description = _("One meeting of a circle: what for, how it goes, and what to read.")
        group = _("A course")
        preview_template = PREVIEW
        template = "cms/learning/_plan.html"
        preview_value = {"title": "Reading the books", "aim": "Read a balance sheet.", "plan": "<p>We begin.</p>"}


PLAN = [("session", SessionPlanBlock())]
