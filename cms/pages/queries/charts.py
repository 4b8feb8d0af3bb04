"""The named pictures of figures that come with the house."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.pages.queries.books import value_words
from cms.pages.registry import NamedChart
from coop.membership.enums import MemberState
from coop.membership.models import MemberClass
from coop.openbooks.registry import figures
from foundation.formats import date_format
from foundation.ui.calculations.charts import Chart, Series

MONTHS = 12
HIDDEN = gettext_lazy("not shown")


def _by_month(reading: Any, *, title: str, description: str, names: Sequence[str]) -> Chart | None:
    """The last twelve months that the books hold, the oldest first; what is hidden says so."""
    books = reading.published.open_books
    spans = [span for span in books.spans if len(span.months) == 1 and span.first <= reading.published.through]
    spans = spans[:MONTHS][::-1]
    series = []
    for name in names:
        figure = figures.get(name)
        amounts = [books.value(figure, span).amount for span in spans]
        shown = [value_words(figure, amount, books.books.unit) or str(HIDDEN) for amount in amounts]
        values = [max(0, amount or 0) for amount in amounts]
        series.append(Series(str(figure.title), values, shown, tone=figure.tone))
    labels = [date_format(span.first, "M Y") for span in spans]
    return Chart(title, labels, series, description=description, label_heading=_("Month")) if spans else None


def money_by_month(reading: Any) -> Chart | None:
    return _by_month(
        reading,
        title=_("What finished jobs brought, month by month"),
        description=_("To the people doing the work, and to the co-op."),
        names=("earned-by-workers", "contribution"),
    )


def jobs_by_month(reading: Any) -> Chart | None:
    return _by_month(
        reading,
        title=_("Jobs done and accepted, month by month"),
        description=_("Only jobs that were finished, accepted and paid for."),
        names=("jobs-done",),
    )


def reserves(reading: Any) -> Chart | None:
    """What the co-op keeps together at the end of the newest month."""
    books = reading.published.open_books
    span = next((one for one in books.spans if len(one.months) == 1), None)
    if span is None:
        return None
    names = ("legal-reserve", "general-reserve", "education-fund", "solidarity-fund")
    chosen = [figures.get(name) for name in names]
    amounts = [books.value(figure, span).amount for figure in chosen]
    shown = [value_words(figure, amount, books.books.unit) for figure, amount in zip(chosen, amounts, strict=True)]
    series = [Series(_("Amount"), [max(0, amount or 0) for amount in amounts], shown, tone="coop")]
    return Chart(_("What we keep together"), [str(figure.title) for figure in chosen], series)


def offers_by_trade(reading: Any) -> Chart | None:
    trades = [trade for trade in reading.trades if trade.listings]
    series = [Series(_("Offers"), [trade.listings for trade in trades])]
    return Chart(_("What people offer today"), [trade.name for trade in trades], series) if trades else None


def members_by_class(reading: Any) -> Chart | None:
    """Members on the register today. One query."""
    active = Count("members", filter=Q(members__state=MemberState.ACTIVE))
    rows = MemberClass.objects.annotate(active=active).order_by("-active", "code").values_list("name", "active")
    found = [(name, many) for name, many in rows if many]
    series = [Series(_("Members"), [many for _name, many in found])]
    return Chart(_("Who owns the co-op today"), [name for name, _many in found], series) if found else None


NAMED_CHARTS = (
    NamedChart(
        "money-by-month",
        gettext_lazy("Money by month: workers and co-op"),
        "stacked",
        money_by_month,
        "openbooks:books",
    ),
    NamedChart("jobs-by-month", gettext_lazy("Jobs by month"), "line", jobs_by_month, "openbooks:books"),
    NamedChart("reserves", gettext_lazy("Reserves and funds"), "bars", reserves, "openbooks:books"),
    NamedChart("offers-by-trade", gettext_lazy("Offers by trade"), "bars", offers_by_trade, "search:find"),
    NamedChart("members-by-class", gettext_lazy("Members by class"), "bars", members_by_class, "membership:join"),
)
