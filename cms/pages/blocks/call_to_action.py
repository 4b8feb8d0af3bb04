"""One thing to do next."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.addressed import AddressedBlock


class CallToActionBlock(AddressedBlock):
    """A title, a sentence and one button."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=300, required=False)
    label = blocks.CharBlock(max_length=40)
    url = blocks.CharBlock(max_length=200, help_text=_("an address on this site, such as /find/"))

    class Meta:
        icon = "link"
        label = _("One thing to do next")
        description = _("A title, a sentence and one button. One on a page is best.")
        template = "cms/pages/blocks/call_to_action.html"
        preview_value = {"title": "Join us", "text": "One member, one vote.", "label": "How to join", "url": "/join/"}
