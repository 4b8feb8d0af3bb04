"""Who may read the treasurer's desk and act there. Higher rooms give these permissions to an office."""

from typing import Any

from payments.ledger.policies import can_close_periods


def can_see_money(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("payments_reconcile.view_run"))


def can_ask_for_comparison(user: Any) -> bool:
    return can_see_money(user)


def can_close_month(user: Any) -> bool:
    """Who keeps the books; None is a higher room that asked its own policy first, as at the close of a year."""
    return bool(can_close_periods(user))
