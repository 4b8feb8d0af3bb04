"""Blocks with an address an editor types: one that leads nowhere is refused beside its box."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.blocks.base import PlainBlock
from cms.pages.queries.addresses import leads_somewhere

NOWHERE = _("Nothing on this site answers at this address. Copy it from the page itself, such as /join/.")


class AddressedBlock(PlainBlock):
    """A block whose `url`, where it has one, is a path of this site that shows something to everybody."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = str(cleaned.get("url") or "").strip()
        if address and not leads_somewhere(address):
            raise StructBlockValidationError({"url": ValidationError(NOWHERE)})
        cleaned["url"] = address
        return cleaned
