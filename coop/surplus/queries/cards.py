"""What the members' page of the co-op says about sharing: one statement."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.registry import Card
from coop.surplus.enums import CLOSED_STATES, YearState
from coop.surplus.models import FiscalYear
from foundation.money.formatting import format_minor


def sharing_card(*, user: Any, roles: set[str], at: datetime) -> Card | None:
    """The newest year that has a result, for members and officers."""
    if not roles & {"member", "treasurer", "board", "staff"}:
        return None
    year = FiscalYear.objects.filter(state__in=CLOSED_STATES).order_by("-year").first()
    if year is None:
        return Card(
            title=_("Sharing the result"),
            sentence=_("No year has been closed yet. What is left over is shared by all members' decision."),
            url=reverse("surplus:sharing"),
            link_text=_("How it will work"),
            order=50,
        )
    if not year.result:
        words = _("In {year} there was neither a surplus nor a loss, so there is nothing to share.")
        url, text = reverse("surplus:sharing"), _("See every year")
        return Card(_("Sharing the result"), words.format(year=year.year), url, text, order=50)
    words = {
        YearState.CLOSED: _("The co-op's result of {year} is known. Drafts show what could become of it."),
        YearState.DECLARED: _("The co-op's result of {year} is shared. Your statement says what you get."),
        YearState.PAID: _(
            "The co-op's result of {year} is shared, and nothing is left to pay. Your statement says what you got."
        ),
    }[YearState(year.state)]
    return Card(
        title=_("Sharing the result"),
        sentence=words.format(year=year.year),
        url=reverse("surplus:shared_year", args=[year.year]),
        link_text=_("See the drafts") if year.state == YearState.CLOSED else _("See how it was shared"),
        order=50,
        figure=format_minor(year.result or 0, year.unit),
    )
