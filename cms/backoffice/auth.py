"""Rights in the back office follow the offices people hold.

`RIGHTS` is the one table. `OfficeBackend` answers from it at once, whoever holds the office. Wagtail asks about pages,
pictures and workflows through groups: those are seeded from the same table (`actions.seed_groups`) and kept in step
with the terms of office, of facilitators, and of editors and auditors, who hold no office (`actions.follow_offices`).
"""

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
    "coop_decisions.view_decision",
})  # fmt: skip
LOOK_AT_BOOKS = frozenset({
    "payments_ledger.view_journal",
    "payments_ledger.view_account",
    "payments_ledger.view_entry",
    "payments_checkout.view_payment",
    "payments_refunds.view_refund",
    "payments_payouts.view_earning",
    "coop_surplus.view_allocation",
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
KEEP_SITE = frozenset({
    "cms_navigation.change_housesettings",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "wagtailcore.add_locale",
    "wagtailcore.change_locale",
})  # fmt: skip

TRANSLATE = frozenset({"simple_translation.submit_translation"})  # begin another wording of a page

RIGHTS: dict[str, frozenset[str]] = {
    Office.BOARD: LOOK_AT_WORK | LOOK_AT_BOOKS | KEEP_TRADES | KEEP_SITE | TRANSLATE,
    Office.TREASURER: LOOK_AT_WORK | LOOK_AT_BOOKS | KEEP_BOOKS,
    Office.SECRETARY: LOOK_AT_WORK | TRANSLATE,
    Office.COORDINATOR: LOOK_AT_WORK | KEEP_TRADES | KEEP_SITE | TRANSLATE,
}
GROUP_OF: dict[str, str] = {
    Office.BOARD: "Board",
    Office.TREASURER: "Treasurers",
    Office.SECRETARY: "Secretaries",
    Office.COORDINATOR: "Coordinators",
}
EDITORS, FACILITATORS, AUDITORS = "Editors", "Facilitators", "Auditors"
# Who is in these follows from who was appointed; nobody is put into them by hand.
FOLLOWED = (*GROUP_OF.values(), EDITORS, FACILITATORS, AUDITORS)
# Rights of groups that are no office. An auditor sees all the books and changes nothing.
GROUP_RIGHTS: dict[str, frozenset[str]] = {
    **{GROUP_OF[office]: rights for office, rights in RIGHTS.items()},
    EDITORS: TRANSLATE | frozenset({"wagtailredirects.add_redirect", "wagtailredirects.change_redirect"}),
    FACILITATORS: TRANSLATE,
    AUDITORS: LOOK_AT_WORK | LOOK_AT_BOOKS | frozenset({"payments_reconcile.view_run"}),
}
# Who may write pages, and who may publish them: two different people where the co-op has them.
WRITE_PAGES = (EDITORS, FACILITATORS, GROUP_OF[Office.COORDINATOR], GROUP_OF[Office.SECRETARY], GROUP_OF[Office.BOARD])
PUBLISH_PAGES = (GROUP_OF[Office.COORDINATOR], GROUP_OF[Office.BOARD])


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
