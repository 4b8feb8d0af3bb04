"""My membership: where it stands, the one next step, and everything about it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.membership.enums import ENDED, LIVE, WAITING, MemberState
from coop.membership.models import Member, MembershipEvent
from coop.membership.queries.history import histories_of
from coop.membership.queries.members import memberships_of
from coop.membership.registry import next_step_for
from coop.membership.wording import day_words, last_day_words, short_day, timeline, tone
from foundation.clock import now


@login_required
@require_safe
def my_membership(request: HttpRequest) -> HttpResponse:
    """Every membership and application of the person, the ones that go on first."""
    at = now()
    members = list(memberships_of(request.user))
    histories = histories_of(members)
    voting = sorted((one for one in members if one.state in LIVE), key=lambda one: (not one.votes_here, one.member_no))
    votes_in = voting[0] if len(voting) > 1 else None
    cards = [_card(one, histories[one.pk], at=at, votes_in=votes_in) for one in members]
    context = {
        "cards": [card for card in cards if not card["over"]],
        "past": [card for card in cards if card["over"]],
        "join_url": reverse("membership:join"),
        "coop_url": reverse("membership:coop_home") if voting else "",
        "data_url": reverse("accounts:my_data"),
    }
    return render(request, "coop/membership/my_membership.html", context)


def _card(member: Member, events: list[MembershipEvent], *, at: Any, votes_in: Member | None) -> dict[str, Any]:
    state = MemberState(member.state)
    here = [member.pk]
    leaving = state == MemberState.LEAVING
    return {
        "heading": member.member_class.get_code_display(),
        "state": state.label,
        "tone": tone(state),
        "over": state in ENDED,
        "sentence": _where_it_stands(member),
        "step": next_step_for(member=member, at=at) if state not in ENDED else None,
        "rows": _rows(member),
        "entries": timeline(events, names=False),
        "withdraw_url": reverse("membership:withdraw", args=here) if state in WAITING else "",
        "leave_url": reverse("membership:leave", args=here) if state in LIVE and not leaving else "",
        "stay_url": reverse("membership:stay", args=here) if leaving else "",
        "answer_url": reverse("membership:answer", args=here) if state == MemberState.SUSPENDED else "",
        "details_url": reverse("membership:register_details", args=here) if state not in ENDED else "",
        "vote_url": reverse("membership:vote_here", args=here) if votes_in and state in LIVE else "",
        "votes_here": member == votes_in,
    }


def _where_it_stands(member: Member) -> str:
    match MemberState(member.state):
        case MemberState.APPLIED:
            return _("The board will decide about your application. You get an e-mail. There is nothing to do now.")
        case MemberState.AWAITING_PAYMENT:
            return _("You are accepted. Pay your share by %(day)s and you are a member.") % {
                "day": day_words(member.pay_by)
            }
        case MemberState.SUSPENDED:
            if member.suspended_until:
                return _("Your membership is suspended until %(day)s. Your shares stay yours.") % {
                    "day": last_day_words(member.suspended_until)
                }
            return _("Your membership is suspended until the board or the members decide. Your shares stay yours.")
        case MemberState.LEAVING:
            return _("Your last day as a member is %(day)s.") % {"day": last_day_words(member.leaves_at)}
        case MemberState.ACTIVE:
            return _("You are one of the owners of this co-op.")
        case _:
            return ""


def _rows(member: Member) -> list[dict[str, str]]:
    rows = []
    if member.member_no:
        rows.append({"label": _("Member number"), "value": str(member.member_no)})
    if member.active_from:
        rows.append({"label": _("Member since"), "value": short_day(member.active_from)})
    else:
        rows.append({"label": _("Applied on"), "value": short_day(member.applied_at)})
    probation = getattr(member, "probation", None)
    if probation is not None and member.state == MemberState.ACTIVE:
        done = probation.confirmed_at is not None
        rows.append(
            {
                "label": _("Probation"),
                "value": _("Passed") if done else _("Until %(day)s") % {"day": short_day(probation.ends_at)},
                "note": "" if done else probation.requirement or _("No vote on rules or the board until it is passed."),
            }
        )
    return rows
