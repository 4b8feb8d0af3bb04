"""What this room tells the others when the house starts."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def claim_cards(references: Sequence[str]) -> dict[str, Any]:
    """What a claim on a worker's time is, for the lists of availability: one query for any number."""
    from marketplace.availability.registry import ClaimCard
    from marketplace.bookings.models import Booking

    rows = Booking.objects.filter(reference__in=references).values_list("reference", "title", "customer__name")
    return {
        reference: ClaimCard(
            title=f"{title}, {name}" if name else title,
            url=reverse("bookings:job", args=[reference]),
            cancel_url=reverse("bookings:cannot_come", args=[reference]),
        )
        for reference, title, name in rows
    }


def register_trials() -> None:
    """Rules that can be tried on the bookings of the last twelve months before anybody votes on them."""
    from coop.rules.registry import Tryable, trials
    from marketplace.bookings.calculations.policy_snapshot import TIERS
    from marketplace.bookings.queries.trials import FLOOR, trades, try_cutoff, try_floor, try_levy

    trials.register("levy_bp", Tryable(try_levy))
    trials.register(FLOOR, Tryable(try_floor, trades))
    for key in (f"cutoff_hours_{tier}" for tier in TIERS):
        trials.register(key, Tryable(partial(try_cutoff, key)))


def unfinished(*, person: Any) -> list[str]:
    """Nobody's account is erased while somebody is to come to them, or money is held for a job."""
    from marketplace.bookings.enums import OPEN_STATES
    from marketplace.bookings.models import Booking

    if Booking.objects.filter(customer=person, status__in=OPEN_STATES).exists():
        return [str(_("You have a booking that is not over. Cancel it, or wait until it is accepted."))]
    return []


def worker_comes_or_goes(*, member: Any, at: datetime) -> None:
    """In the transaction of the change: whose booked jobs have to be looked through (B18)."""
    from coop.membership.enums import ClassCode
    from foundation.jobs.actions.enqueue import enqueue

    if member.member_class_id == ClassCode.WORKER:
        enqueue("marketplace.bookings.follow_membership", member_id=member.pk)


def connect() -> None:
    """Called once, when Django starts."""
    from coop.membership.queries.roles import roles_of
    from coop.membership.registry import events, signs_of_life
    from coop.surplus.registry import MINUTES, Measure, measures
    from foundation.accounts.registry import Home, homes, reasons_to_stay
    from foundation.ui.registry import NavEntry, nav
    from marketplace.availability.registry import claim_cards as cards
    from marketplace.bookings.purpose import BookingPurpose
    from marketplace.bookings.queries.hours_worked import minutes_worked
    from marketplace.bookings.queries.proofs import bookings_hold_what_they_should
    from marketplace.bookings.queries.signs_of_life import booked_or_worked
    from payments.checkout.registry import purposes
    from payments.ledger.registry import verifiers

    register_trials()
    purposes.register("booking", BookingPurpose())
    verifiers.register(
        "Every booking holds what its state says, and nothing when it ended", bookings_hold_what_they_should
    )
    cards.register("booking", claim_cards)
    worked = _("How long accepted jobs took, or were booked for where nobody said.")
    measures.register("hours", Measure(_("Hours worked"), MINUTES, worked, minutes_worked))
    reasons_to_stay.register("bookings", unfinished)
    for change in ("suspended", "gave_notice", "ended", "returned"):
        events.add(change, worker_comes_or_goes)
    signs_of_life.register("marketplace.bookings", booked_or_worked)
    homes.register("bookings.today", Home("bookings:today", lambda user: "worker" in roles_of(user), 10))
    mine = NavEntry(_("My bookings"), "bookings:my_bookings", 10, "signed_in", place="menu", icon="calendar-days")
    nav.register("bookings.mine", mine)
    for order, (key, label, page, icon) in enumerate(
        (
            ("today", _("Today"), "bookings:today", "sun"),
            ("calendar", _("Calendar"), "bookings:calendar", "calendar-days"),
            ("money", _("Money"), "bookings:money", "wallet"),
        )
    ):
        nav.register(f"bookings.{key}", NavEntry(label, page, 10 + order, "worker", place="bar", icon=icon))
        nav.register(f"bookings.menu.{key}", NavEntry(label, page, 20 + order, "worker", place="menu", icon=icon))
