"""What this room tells the others when the house starts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coop.membership.enums import MemberState
from coop.membership.models import Member, MemberClass
from coop.membership.registry import (
    Card,
    Cost,
    NextStep,
    coop_cards,
    events,
    join_costs,
    next_steps,
    payments_under_way,
    signs_of_life,
)
from coop.shares.actions.cancel_fixed import cancel_fixed
from coop.shares.actions.end_orders_of import end_orders_of
from coop.shares.actions.order_shares import order_shares
from coop.shares.actions.queue_leaver import queue_leaver
from coop.shares.handlers import RepayShares
from coop.shares.models import ShareMovement, ShareType
from coop.shares.queries.holdings import holdings_of_user
from coop.shares.queries.orders import is_being_paid, open_order
from coop.shares.queries.owed import owes_nothing_to
from coop.shares.queries.proofs import capital_is_the_register, holdings_are_at_par, withdrawals_are_owed
from foundation.accounts.registry import reasons_to_stay
from foundation.money.formatting import format_minor
from foundation.ui.registry import NavEntry, nav
from payments.checkout.registry import purposes
from payments.ledger.registry import verifiers
from payments.operations.registry import handlers


def on_approved(*, member: Member, at: datetime) -> None:
    """An accepted applicant's first shares are promised from the moment of the decision."""
    order_shares(by=None, member=member, quantity=max(member.member_class.min_shares, 1), at=at)


def on_refused(*, member: Member, at: datetime) -> None:
    end_orders_of(member=member, at=at)


def on_ended(*, member: Member, at: datetime) -> None:
    queue_leaver(member=member, at=at)
    cancel_fixed(member=member, at=at)


def cost_of_joining(*, member_class: MemberClass, at: datetime) -> Iterable[Cost]:
    """The shares a member of this class begins with, at par."""
    kind = ShareType.objects.get(code=member_class.share_type)
    number = max(member_class.min_shares, 1)
    label = ngettext("{n} share in the co-op", "{n} shares in the co-op", number).format(n=number)
    note = _("You can ask for it back; the board decides when the co-op can pay.")
    if not kind.can_be_taken_out:
        note = _("It is not paid back.") if kind.can_be_passed_on else _("It stays in the co-op, also when you leave.")
    yield Cost(label, format_minor(number * kind.par_minor, str(settings.COOP["currency"])), note)


def step_to_pay(*, member: Member, at: datetime) -> NextStep | None:
    """Pay the share, once accepted."""
    if member.state != MemberState.AWAITING_PAYMENT:
        return None
    sentence = _("You are accepted. Pay your share and you are a member.")
    return NextStep(sentence, reverse("shares:buy_shares"), _("Pay your share"), order=10)


def is_paying(*, member: Member, at: datetime) -> bool:
    order = open_order(member)
    return order is not None and is_being_paid(order)


def bought_or_took_out(*, users: list[int]) -> dict[int, datetime]:
    """By user id: when their shares last moved. One query."""
    moved = ShareMovement.objects.filter(member__user_id__in=users).order_by()
    return dict(moved.values_list("member__user_id").annotate(Max("at")))


def still_owed(*, person: Any) -> list[str]:
    """Why somebody cannot be erased yet: shares they hold, money on its way in, or shares not paid back."""
    if owes_nothing_to(person):
        return []
    return [_("You still own shares, or money for shares is on its way to you or from you.")]


def share_card(*, user: Any, roles: set[str], at: datetime) -> Card | None:
    """What the member owns of the co-op."""
    if "member" not in roles:
        return None
    held = holdings_of_user(user, at=at)
    currency = str(settings.COOP["currency"])
    if not held.quantity:
        sentence = _("You hold no shares yet. Every member owns a part of the co-op.")
        return Card(_("Your shares"), sentence, reverse("shares:my_shares"), _("See and buy shares"), order=30)
    words = ngettext("{n} share, paid {amount}.", "{n} shares, paid {amount}.", held.quantity)
    sentence = words.format(n=held.quantity, amount=format_minor(held.amount_minor, currency))
    figure = str(held.quantity)
    return Card(_("Your shares"), sentence, reverse("shares:my_shares"), _("See your shares"), order=30, figure=figure)


def register_card(*, user: Any, roles: set[str], at: datetime) -> Card | None:
    """Every member may see who the others are."""
    if "member" not in roles:
        return None
    sentence = _("Who the members and officers of the co-op are.")
    return Card(_("Register"), sentence, reverse("shares:inspect_register"), _("See the register"), order=80)


def connect() -> None:
    """Called once, when Django starts."""
    from coop.shares.purpose import SharePurpose

    purposes.register("share", SharePurpose())
    handlers.register("repay_shares", RepayShares())
    events.add("approved", on_approved)
    events.add("refused", on_refused)
    events.add("ended", on_ended)
    join_costs.register("coop.shares", cost_of_joining)
    next_steps.register("coop.shares", step_to_pay)
    payments_under_way.register("coop.shares", is_paying)
    signs_of_life.register("coop.shares", bought_or_took_out)
    coop_cards.register("coop.shares", share_card)
    coop_cards.register("coop.shares.register", register_card)
    reasons_to_stay.register("coop.shares", still_owed)
    for key, entry in {
        "mine": NavEntry(gettext_lazy("My shares"), "shares:my_shares", 36, "member", "menu", "ticket"),
        "register": NavEntry(gettext_lazy("Register and shares"), "shares:register", 72, "keeper", "menu", "book-user"),
        "money": NavEntry(gettext_lazy("Share money"), "shares:share_money", 73, "treasurer", "menu", "hand-coins"),
    }.items():
        nav.register(f"coop.shares.{key}", entry)
    verifiers.register("Share capital in the books is what the register says", capital_is_the_register)
    verifiers.register("Every holding is its number of shares times the par", holdings_are_at_par)
    verifiers.register("What is owed for shares taken out is what was approved and not paid", withdrawals_are_owed)
