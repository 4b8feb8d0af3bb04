"""Rights in the back office follow the offices people hold: there is no group to keep in step."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from coop.membership.enums import Office
from coop.membership.policies import offices_of

ENTER = "wagtailadmin.access_admin"
LOOK_AT_WORK = frozenset({
    "marketplace_services.view_trade",
    "marketplace_services.view_listing",
    "marketplace_bookings.view_booking",
    "coop_membership.view_member",
    "coop_rules.view_policyversion",
})  # fmt: skip
LOOK_AT_BOOKS = frozenset({
    "payments_ledger.view_journal",
    "payments_ledger.view_account",
    "payments_ledger.view_entry",
    "payments_checkout.view_payment",
    "payments_refunds.view_refund",
    "payments_payouts.view_earning",
    "foundation_audit.view_auditrecord",
})  # fmt: skip
KEEP_BOOKS = frozenset({
    "payments_reconcile.view_run",
    "payments_ledger.close_period",
})  # fmt: skip
KEEP_TRADES = frozenset({
    "marketplace_services.add_trade",
    "marketplace_services.change_trade",
    "marketplace_services.delete_trade",
})  # fmt: skip

RIGHTS: dict[str, frozenset[str]] = {
    Office.BOARD: LOOK_AT_WORK | LOOK_AT_BOOKS | KEEP_TRADES,
    Office.TREASURER: LOOK_AT_WORK | LOOK_AT_BOOKS | KEEP_BOOKS,
    Office.SECRETARY: LOOK_AT_WORK,
    Office.COORDINATOR: LOOK_AT_WORK | KEEP_TRADES,
}


class OfficeBackend(BaseBackend):
    """Grants what an office needs; signs nobody in."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not user_obj.is_active or obj is not None:
            return False
        offices = set(offices_of(user_obj))
        if user_obj.is_staff:
            offices.add(Office.COORDINATOR)
        if not offices:
            return False
        return perm == ENTER or any(perm in RIGHTS[office] for office in offices)
