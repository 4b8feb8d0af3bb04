"""Words of a member or a customer, with their name."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.addressed import AddressedBlock


class QuoteBlock(AddressedBlock):
    """Somebody's own words. A member's name may lead to their page."""

    text = blocks.TextBlock(max_length=500)
    name = blocks.CharBlock(max_length=80)
    note = blocks.CharBlock(max_length=120, required=False, help_text=_("such as: gardener, member since 2021"))
    url = blocks.CharBlock(
        max_length=200, required=False, help_text=_("their page on this site, such as /people/ruth-barraclough/")
    )

    class Meta:
        icon = "openquote"
        label = _("A member’s voice")
        description = _("Somebody’s own words with their name. Ask them first.")
        template = "cms/pages/blocks/quote.html"
        preview_value = {"text": "I set my own hours.", "name": "Ada Cleaner", "note": "member since 2024", "url": ""}
