"""What a member owns of the co-op: the holding, how it came about, the certificate, and what can be done."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.shares.enums import Origin, WithdrawalState
from coop.shares.models import ShareMovement, ShareOrder, ShareType, Withdrawal
from coop.shares.policies import can_ask_for_withdrawal, can_buy_shares
from coop.shares.queries.certificates import current_certificates
from coop.shares.queries.holdings import Room, movements_of, room_of
from coop.shares.queries.orders import open_order
from coop.shares.queries.withdrawals import suspension, withdrawals_of
from coop.shares.views._mine import OWNERS, chosen_of, here, own_memberships
from coop.shares.views._words import address_of, day_words, kept_words, money, reader_zone, shares_words
from foundation.clock import now
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table

TONES = {
    WithdrawalState.QUEUED: "wait",
    WithdrawalState.APPROVED: "info",
    WithdrawalState.PAID: "good",
    WithdrawalState.CANCELLED: "neutral",
}
MOST_POINTS = 12
MINUS = "\u2212"


@never_cache
@login_required
@require_safe
def my_shares(request: HttpRequest) -> HttpResponse:
    """Everything about one membership's shares; another of the person's own is a tab away."""
    at, zone = now(), reader_zone(request.user)
    mine = own_memberships(request.user)
    if not mine:
        return render(request, "coop/shares/my_shares.html", {"nothing": True, "join_url": reverse("membership:join")})
    member = chosen_of(request, mine)
    kind = ShareType.objects.get(code=member.member_class.share_type)
    moves = list(movements_of(member))
    held, paid = sum(move.quantity for move in moves), sum(move.amount_minor for move in moves)
    room = room_of(member, share_type=kind, at=at)
    order = open_order(member)
    context = {
        "member": member,
        "tabs": _tabs(member, mine),
        "stats": _stats(held, paid, kind, room),
        "order": _order(order, zone),
        "chart": _chart(moves, zone) if len(moves) > 1 else None,
        "table": _table(moves, zone) if moves else None,
        "withdrawals": [_withdrawal(one, zone) for one in withdrawals_of(member)],
        "suspended": suspension() if kind.can_be_taken_out else None,
        "kept": kept_words(kind, ended=member.state not in OWNERS) if moves else "",
        "certificates": [_certificate(one, zone) for one in current_certificates(member)] if held else [],
        "may_buy": can_buy_shares(request.user, member) and order is None and (not room.limited or bool(room.left)),
        "may_take_out": can_ask_for_withdrawal(request.user, member) and kind.can_be_taken_out and bool(held),
        "buy_url": reverse("shares:buy_shares") + here(member, mine),
        "take_out_url": reverse("shares:take_out") + here(member, mine),
        "joins": member.state == MemberState.AWAITING_PAYMENT,
    }
    return render(request, "coop/shares/my_shares.html", context)


def _tabs(member: Member, mine: list[Member]) -> list[dict[str, Any]]:
    if len(mine) < 2:
        return []
    return [
        {"label": one.member_class.name, "url": f"?member={one.pk}", "current": one.pk == member.pk} for one in mine
    ]


def _stats(held: int, paid: int, kind: ShareType, room: Room) -> list[dict[str, str]]:
    rows = [
        {"label": _("Shares you hold"), "figure": str(held), "note": _("{par} each").format(par=money(kind.par_minor))},
        {"label": _("Paid for them"), "figure": money(paid), "note": _("always at par")},
    ]
    if room.limited:
        note = _("nobody may hold more than {cap}").format(cap=money(room.cap))
        rows.append({"label": _("You can still put in"), "figure": money(room.left), "note": note})
    return rows


def _order(order: ShareOrder | None, zone: ZoneInfo) -> dict[str, Any] | None:
    if order is None:
        return None
    words = _("{shares} for {amount}, to be paid by {day}.").format(
        shares=shares_words(order.quantity), amount=money(order.amount_minor), day=day_words(order.pay_by, zone)
    )
    return {"text": words, "reference": order.reference}


def _chart(moves: list[ShareMovement], zone: ZoneInfo) -> Chart:
    """The holding after each of the latest movements, the oldest first."""
    labels, values, held = [], [], 0
    for move in reversed(moves):
        held += move.quantity
        labels.append(day_words(move.at, zone))
        values.append(held)
    labels, values = labels[-MOST_POINTS:], values[-MOST_POINTS:]
    return Chart(
        title=_("Your shares over time"),
        labels=labels,
        series=[Series(_("Shares"), values, tone="worker")],
        description=_("The number of your shares after each movement."),
        label_heading=_("After"),
    )


def _table(moves: list[ShareMovement], zone: ZoneInfo) -> Table:
    """Each movement leads to its rows in the books."""
    pattern = reverse("shares:movement", args=[0])
    rows: list[list[Cell | str]] = [
        [
            Cell(day_words(move.at, zone), url=address_of(pattern, move.pk)),
            move.get_kind_display(),
            f"{move.quantity:+d}".replace("-", MINUS),
            money(move.amount_minor).replace("-", MINUS),
        ]
        for move in moves
    ]
    columns: list[Column | str] = [
        _("When"),
        _("What happened"),
        Column(_("Shares"), numeric=True),
        Column(_("Amount"), numeric=True),
    ]
    return Table(_("Movements, the newest first"), columns, rows)


def _withdrawal(withdrawal: Withdrawal, zone: ZoneInfo) -> dict[str, Any]:
    """Where a request stands, in a sentence, with the board's last word about it."""
    state = WithdrawalState(withdrawal.state)
    decisions = list(withdrawal.decisions.all())
    return {
        "title": f"{shares_words(withdrawal.quantity)}, {money(withdrawal.amount_minor)}",
        "badge": state.label,
        "tone": TONES[state],
        "text": _standing(withdrawal, state, zone),
        "reason": decisions[-1].reason if decisions else "",
        "cancel_url": reverse("shares:leave_queue", args=[withdrawal.pk])
        if state is WithdrawalState.QUEUED and withdrawal.origin == Origin.ASKED
        else "",
    }


def _standing(withdrawal: Withdrawal, state: WithdrawalState, zone: ZoneInfo) -> str:
    if state is WithdrawalState.PAID:
        return _("Paid on {day}.").format(day=day_words(withdrawal.paid_at, zone))
    if state is WithdrawalState.APPROVED:
        return _("Approved on {day}. The treasurer pays it.").format(day=day_words(withdrawal.withdrawn_at, zone))
    if state is WithdrawalState.CANCELLED:
        return _("Called off on {day}.").format(day=day_words(withdrawal.ended_at, zone))
    earliest = _earliest(withdrawal)
    return _("Asked for on {day}. The board can decide from {earliest} on, first come first served.").format(
        day=day_words(withdrawal.requested_at, zone), earliest=day_words(earliest, zone)
    )


def _earliest(withdrawal: Withdrawal) -> datetime:
    return max(
        one
        for one in (withdrawal.notice_ends_at, withdrawal.locked_until, withdrawal.deferred_until)
        if one is not None
    )


def _certificate(certificate: Any, zone: ZoneInfo) -> dict[str, str]:
    return {
        "title": _("Certificate No. {number}").format(number=certificate.number),
        "text": _("{shares}, issued on {day}").format(
            shares=shares_words(certificate.quantity), day=day_words(certificate.issued_at, zone)
        ),
        "file_url": reverse("shares:certificate_file", args=[certificate.number]),
        "check_url": reverse("shares:check_certificate", args=[certificate.code]),
    }
