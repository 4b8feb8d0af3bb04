"""What people offer, each with a way to find them."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.reading import Reading
from marketplace.services.models import Trade


def trade_choices() -> list[tuple[str, str]]:
    return list(Trade.objects.filter(active=True).order_by("order", "name").values_list("slug", "name"))


class TradesBlock(LiveBlock):
    """All trades, or those an editor picks out. Each leads to the page about it, else to its offers."""

    title = blocks.CharBlock(max_length=80, default=_("What do you need?"))
    chosen = blocks.MultipleChoiceBlock(
        choices=trade_choices, required=False, label=_("Only these"), help_text=_("Choose none to show every trade.")
    )

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        chosen = value.get("chosen") or []
        shown = [trade for trade in reading.trades if not chosen or trade.slug in chosen]
        written = reading.trade_pages if shown else {}
        return {"trades": [replace(trade, url=written.get(trade.slug, trade.url)) for trade in shown]}

    class Meta:
        icon = "grip"
        label = _("Trades")
        description = _("What people offer, with how many offers there are today.")
        template = "cms/pages/blocks/trades.html"
        preview_value = {"title": "What do you need?", "chosen": []}
