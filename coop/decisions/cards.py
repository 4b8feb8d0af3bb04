"""What this room puts on the members' page of the co-op."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.decisions.calculations.time_words import time_left
from coop.decisions.enums import DecisionState
from coop.decisions.models import Decision
from coop.membership.registry import Card


def open_votes_card(*, user: Any, roles: set[str], at: datetime) -> Card:
    """How many votes are open, and how long the first of them still is. One query."""
    closing = list(
        Decision.objects.filter(state=DecisionState.OPEN, closes_at__gt=at)
        .order_by("closes_at")
        .values_list("title", "closes_at")
    )
    if not closing:
        sentence = _("No vote is open. You can propose something at any time.")
    else:
        title, until = closing[0]
        sentence = f"“{title}”: {time_left(until, at)}."
    return Card(
        title=ngettext("%(n)d open vote", "%(n)d open votes", len(closing)) % {"n": len(closing)},
        sentence=sentence,
        url=reverse("decisions:decisions"),
        link_text=_("To the decisions"),
        order=10,
        figure=str(len(closing)) if closing else "",
    )
