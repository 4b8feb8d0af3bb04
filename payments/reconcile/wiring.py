"""What this room gives to the rooms below it."""

from django.utils.translation import gettext_lazy as _

from foundation.clock import now
from foundation.home import home_zone
from foundation.ui.registry import NavEntry, nav
from payments.ledger.registry import verifiers
from payments.reconcile.queries.proofs import (
    money_at_the_provider,
    orders_hold_only_what_is_theirs,
    refunds_have_left,
    transfers_are_known_to_the_provider,
)


def refunds_of_past_days_have_left() -> list[str]:
    """Account 2120 is empty at the end of a day: only what was decided today may lie there."""
    midnight = now().astimezone(home_zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    return refunds_have_left(since=midnight)


def connect() -> None:
    """Called once, when Django starts."""
    verifiers.register("The money at the provider is what accounts 1010, 1011 and 1012 say", money_at_the_provider)
    verifiers.register("Every transfer is known to the provider", transfers_are_known_to_the_provider)
    verifiers.register(
        "No order holds more than was paid for it, and none that is closed", orders_hold_only_what_is_theirs
    )
    verifiers.register("Nothing decided before today lies on account 2120", refunds_of_past_days_have_left)
    nav.register(
        "reconcile.money",
        NavEntry(
            _("Money and books"),
            "reconcile:money",
            60,
            "treasurer",
            place="menu",
            icon="landmark",
            section="/office/money/",
        ),
    )
