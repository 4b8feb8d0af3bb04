"""Blocks whose content is read from the rooms when the page is shown."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.queries.front_figures import front_figures
from cms.pages.queries.trades import trade_cards
from coop.openbooks.calculations.figures import JOBS_DONE, OF_EVERY_HUNDRED
from foundation import clock
from foundation.money.formatting import format_minor


class FiguresBlock(blocks.StructBlock):
    """Three true figures of the last 90 days."""

    title = blocks.CharBlock(max_length=80, default=_("The last 90 days, from our books"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        figures = front_figures(at=clock.now())
        currency = str(settings.COOP["currency"])
        context |= {
            "figures": figures,
            "hundred": format_minor(100 * 100, currency).split(".")[0],
            "percent_url": reverse("openbooks:figure", args=[OF_EVERY_HUNDRED]),
            "jobs_url": reverse("openbooks:figure", args=[JOBS_DONE]),
        }
        return context

    class Meta:
        icon = "order"
        label = _("Figures from our books")
        template = "cms/pages/blocks/figures.html"
        preview_value = {"title": "The last 90 days, from our books"}


class TradesBlock(blocks.StructBlock):
    """What people offer, each with a way to find them."""

    title = blocks.CharBlock(max_length=80, default=_("What do you need?"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["trades"] = trade_cards()
        return context

    class Meta:
        icon = "grip"
        label = _("Trades")
        template = "cms/pages/blocks/trades.html"
        preview_value = {"title": "What do you need?"}
