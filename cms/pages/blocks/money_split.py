"""Where each pound goes: by the rules in force, or as it was in the books."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.queries.books import books_bar, period_words, span_for
from cms.pages.reading import Reading
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_minor
from foundation.ui.calculations.money_bar import MoneyBar, money_bar

BY_RULE, BY_BOOKS = "rule", "books"


class MoneySplitBlock(LiveBlock):
    """The three colours of our money, with the table they are drawn from."""

    title = blocks.CharBlock(max_length=80, default=_("Where your money goes"))
    source = blocks.ChoiceBlock(
        choices=[
            (BY_RULE, _("a job of 60, by the rules of today")),
            (BY_BOOKS, _("all finished jobs, from the books")),
        ],
        default=BY_RULE,
        label=_("What is shown"),
    )

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        if value.get("source") == BY_BOOKS:
            return self._from_books(reading)
        return self._by_rule(reading)

    def _by_rule(self, reading: Reading) -> dict[str, Any]:
        currency = str(settings.COOP["currency"])
        shares = reading.price_rules.shares_of(60_00)
        bar: MoneyBar = money_bar(
            worker=Money(shares.worker_minor, currency),
            coop=Money(shares.coop_minor, currency),
            outside=Money(shares.outside_minor, currency),
            coop_label=_now("To the co-op, to run what we share"),
            outside_label=_now("To the card company"),
        )
        example = format_minor(60_00, currency).split(".")[0]
        return {
            "bar": bar,
            "about": _now("A job of %(price)s, by the rule our members voted.") % {"price": example},
            "more_url": reverse("rules:rule", args=["levy_bp"]),
            "more": _now("The rule, and who decided it"),
        }

    def _from_books(self, reading: Reading) -> dict[str, Any]:
        span = span_for(reading.published, "newest-year")
        bar = books_bar(reading.published, span)
        period = period_words(span, reading.published) if span else ""
        return {
            "bar": bar,
            "about": _now("All jobs that were done and accepted: %(period)s.") % {"period": period} if bar else "",
            "more_url": reverse("openbooks:books"),
            "more": _now("See our open books"),
        }

    class Meta:
        icon = "order"
        label = _("Where the money goes")
        description = _("The bar of three colours: worker, co-op, outside. By today’s rules, or from the books.")
        template = "cms/pages/blocks/money_split.html"
        preview_value = {"title": "Where your money goes", "source": BY_RULE}
