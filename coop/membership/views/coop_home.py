"""The members' page of the co-op: what is going on, from every room that has something to say."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.membership.policies import can_decide_membership
from coop.membership.queries.members import living_membership
from coop.membership.registry import Card, cards_for
from foundation.clock import now
from foundation.ui.context import roles_of


@login_required
@require_safe
def coop_home(request: HttpRequest) -> HttpResponse:
    """For members, and whoever holds an office. Everybody else is led to joining."""
    at, roles = now(), roles_of(request.user)
    member = living_membership(request.user)
    keeper = can_decide_membership(request.user)
    if member is None and not roles & {"board", "treasurer", "secretary", "coordinator", "staff"}:
        return redirect("membership:join")
    cards = [*_own_cards(member, keeper), *cards_for(user=request.user, roles=roles, at=at)]
    context: dict[str, Any] = {
        "cards": sorted(cards, key=lambda card: (card.order, card.title)),
        "number": member.member_no if member else None,
        "class_name": member.member_class.get_code_display() if member else "",
    }
    return render(request, "coop/membership/coop_home.html", context)


def _own_cards(member: Any, keeper: bool) -> list[Card]:
    """This room's own."""
    cards = []
    if member is not None:
        cards.append(
            Card(
                _("Your membership"),
                _("Your class, your history, and how to leave."),
                reverse("membership:my_membership"),
                _("See your membership"),
                order=80,
            )
        )
    if keeper:
        cards.append(
            Card(
                _("Members' office"),
                _("Applications that wait, and the members with their histories."),
                reverse("membership:applications"),
                _("Open the office"),
                order=95,
            )
        )
    return cards
