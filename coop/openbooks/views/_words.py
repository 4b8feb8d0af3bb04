"""Periods, figures and lines of the books in words."""

from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.openbooks.calculations.figures import Figure
from coop.openbooks.calculations.periods import Span
from coop.openbooks.calculations.reading import Value
from coop.openbooks.enums import Unit
from foundation.formats import date_format
from foundation.money.formatting import format_minor

HIDDEN = gettext_lazy("not shown")
# What the kinds of journals are called for people; one without words is written as it stands in the books.
KINDS: dict[str, str | Promise] = {
    "charge": gettext_lazy("A customer paid"),
    "release": gettext_lazy("A job was accepted"),
    "transfer": gettext_lazy("A worker's share was sent"),
    "refund_decided": gettext_lazy("A refund was decided"),
    "refund": gettext_lazy("A refund left"),
    "refund_failure": gettext_lazy("A bank sent a refund back"),
    "refund_put_back": gettext_lazy("A refund did not happen"),
    "refund_external": gettext_lazy("A refund was made by hand"),
    "funds_available": gettext_lazy("Card money became available"),
    "coop_payout": gettext_lazy("Money went to the co-op's bank"),
    "provider_fee": gettext_lazy("The payment provider took a fee"),
    "topup": gettext_lazy("Money came from the co-op's bank"),
    "reversal": gettext_lazy("A mistake was undone"),
    "loss_cover": gettext_lazy("A reserve covered a loss"),
}


def period_words(span: Span, through: date) -> str:
    """The name of a period: October 2026, July to September 2026, 2026; "so far" while it is not over."""
    if len(span.months) == 1:
        name = date_format(span.first, "F Y")
    elif len(span.months) == 12:
        name = date_format(span.first, "Y")
    else:
        name = _("{first} to {last}").format(
            first=date_format(span.first, "F"), last=date_format(span.months[-1], "F Y")
        )
    return name if span.last <= through else _("{period}, so far").format(period=name)


def as_of_words(month: date | None, through: date) -> str:
    """At the end of which month a level stood; the month that still runs has no end yet. Empty for no month."""
    if month is None:
        return ""
    name = date_format(month, "F Y")
    day_after = through + timedelta(days=1)
    if (day_after.year, day_after.month) == (month.year, month.month):
        return _("{period}, so far").format(period=name)
    return _("as of the end of {month}").format(month=name)


def value_words(figure: Figure, value: Value, currency: str) -> str:
    """A figure as it is read: £1,234.50, 87, 92 of 100; or that it is not shown."""
    if value.amount is None:
        return str(HIDDEN)
    if figure.unit is Unit.MONEY:
        return format_minor(value.amount, currency)
    return str(value.amount)


def kind_words(kind: str) -> str:
    """What happened, in words."""
    return str(KINDS.get(kind) or kind.replace("_", " ").capitalize())
