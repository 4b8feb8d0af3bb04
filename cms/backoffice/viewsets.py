"""What staff find in the menu: work, people, decisions, and the books.

Ballots are not here, neither secret nor named: what may be known of them is in the bundle that everybody can take away
from the page of a decision. Who may act does so on the rooms' own pages.
"""

from typing import ClassVar

from django.db.models import QuerySet
from django.forms import CheckboxInput
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter  # type: ignore[import-untyped]
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cms.backoffice import menus
from cms.backoffice.listing import DecisionIndexView, DecisionInspectView, NotedIndexView
from coop.decisions.models import Decision
from coop.membership.models import Member
from coop.rules.models import PolicyVersion
from coop.surplus.models import Allocation
from foundation.audit.models import AuditRecord
from foundation.clock import now
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.without_worker import without_worker
from marketplace.services.models import Listing, Trade
from payments.checkout.models import Payment
from payments.ledger.models import Account, Entry, Journal
from payments.payouts.models import Earning
from payments.refunds.models import Refund

LOOK_ONLY = (
    Listing, Booking, Member, PolicyVersion, Decision, Account, Journal, Entry, Payment, Refund, Earning, Allocation,
    AuditRecord,
)  # fmt: skip


class LookOnlyViewSet(ModelViewSet):  # type: ignore[misc]
    """List, filter, inspect and export; who exports leaves a trace."""

    index_view_class = NotedIndexView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    exclude_form_fields: list[str] = []
    list_per_page = 50


class TradeViewSet(ModelViewSet):  # type: ignore[misc]
    model = Trade
    index_view_class = NotedIndexView
    icon = "tag"
    menu_label = _("Trades")
    form_fields = [
        "name", "plural", "slug", "icon", "description", "synonyms", "order", "active", "cancel_right_exempt",
        "sensitive",
    ]  # fmt: skip
    list_display = ["name", "plural", "order", "active"]
    list_filter = ["active"]
    list_export = ["slug", "name", "plural", "order", "active"]
    search_fields = ["name", "plural"]
    copy_view_enabled = False
    inspect_view_enabled = True


class ListingViewSet(LookOnlyViewSet):
    model = Listing
    icon = "list-ul"
    menu_label = _("Listings")
    list_display = ["title", "worker", "trade", "price_minor", "state"]
    list_filter = ["state", "trade", "price_shape"]
    list_export = ["slug", "title", "worker", "trade", "price_shape", "price_minor", "state", "published_at"]
    search_fields = ["title", "slug"]
    ordering = ["-id"]


class BookingFilters(WagtailFilterSet):  # type: ignore[misc]
    """By state and place, and those that wait for another worker."""

    without_worker = BooleanFilter(label=_("The worker cannot come"), method="only_without", widget=CheckboxInput)

    class Meta:
        model = Booking
        fields: ClassVar = ["status", "place_mode"]

    def only_without(self, found: QuerySet[Booking], _name: str, chosen: bool | None) -> QuerySet[Booking]:
        return found.filter(pk__in=without_worker(at=now()).order_by().values("pk")) if chosen else found


class BookingViewSet(LookOnlyViewSet):
    model = Booking
    icon = "date"
    menu_label = _("Bookings")
    list_display = ["reference", "title", "worker", "start_utc", "status"]
    filterset_class = BookingFilters
    list_export = ["reference", "title", "worker", "start_utc", "minutes", "status", "total"]
    search_fields = ["reference", "title"]
    ordering = ["-start_utc"]
    inspect_view_fields = [
        "reference", "status", "title", "worker", "listing", "start_utc", "end_utc", "zone", "minutes", "total",
        "version",
    ]  # fmt: skip


class MemberViewSet(LookOnlyViewSet):
    model = Member
    icon = "group"
    menu_label = _("Members")
    list_display = ["member_no", "user", "member_class", "state", "active_from"]
    list_filter = ["state", "member_class"]
    list_export = ["member_no", "user", "member_class", "state", "applied_at", "active_from", "ended_at"]
    search_fields = ["user__name", "user__email"]
    ordering = ["member_no", "id"]


class RuleViewSet(LookOnlyViewSet):
    model = PolicyVersion
    icon = "clipboard-list"
    menu_label = _("Rules")
    list_display = ["key", "scope", "value", "version", "starts_at", "decision_name"]
    list_filter = ["key"]
    search_fields = ["key", "decision_name"]


class DecisionViewSet(LookOnlyViewSet):
    model = Decision
    icon = "check"
    menu_label = _("Decisions")
    index_view_class = DecisionIndexView
    inspect_view_class = DecisionInspectView
    list_display = ["title", "kind", "state", "closes_at", "outcome"]
    list_filter = ["kind", "state", "outcome"]
    list_export = ["slug", "title", "kind", "state", "opens_at", "closes_at", "outcome", "declared_at", "in_force_at"]
    search_fields = ["title", "slug"]
    ordering = ["-id"]
    inspect_view_fields = [
        "title", "question", "kind", "state", "decision_type", "secrecy", "round", "noticed_at", "opens_at",
        "closes_at", "outcome", "declared_at", "in_force_at", "text_sha256",
    ]  # fmt: skip


class AllocationViewSet(LookOnlyViewSet):
    model = Allocation
    icon = "group"
    menu_label = _("Plans of the surplus")
    list_display = ["fiscal_year", "number", "result", "to_members", "to_common", "state", "decision_name"]
    list_filter = ["state"]
    list_export = [
        "fiscal_year", "number", "sha256", "result", "to_members", "to_common", "cash", "retained", "members", "state",
        "decision_name", "declared_at",
    ]  # fmt: skip
    ordering = ["-id"]
    inspect_view_fields = [
        "fiscal_year", "number", "sha256", "result", "to_members", "to_common", "cash", "retained", "members",
        "frozen_at", "state", "decision_name", "declared_at", "journal", "reversed_at", "reversed_why",
    ]  # fmt: skip


class JournalViewSet(LookOnlyViewSet):
    model = Journal
    icon = "doc-full"
    menu_label = _("Journals")
    list_display = ["id", "kind", "reference", "booked_on", "memo"]
    list_filter = ["kind", "booked_on"]
    list_export = ["id", "kind", "idempotency_key", "reference", "at", "booked_on", "memo"]
    search_fields = ["reference", "idempotency_key", "kind"]
    ordering = ["-id"]


class EntryViewSet(LookOnlyViewSet):
    model = Entry
    icon = "order"
    menu_label = _("Ledger lines")
    list_display = ["journal", "seq", "debit", "credit", "amount", "unit", "state", "booked_on"]
    list_filter = ["state", "unit", "booked_on"]
    list_export = ["journal_id", "seq", "debit", "credit", "amount", "unit", "state", "booked_on", "memo"]
    search_fields = ["memo"]
    ordering = ["-id"]


class AccountViewSet(LookOnlyViewSet):
    model = Account
    name = "ledgeraccount"  # Wagtail's own page of a person's account has the shorter one
    icon = "folder-open-inverse"
    menu_label = _("Accounts")
    list_display = ["code", "unit", "head", "dr", "cr", "closed_at"]
    list_filter = ["head", "unit"]
    search_fields = ["code"]


class PaymentViewSet(LookOnlyViewSet):
    model = Payment
    icon = "tick-inverse"
    menu_label = _("Payments")
    list_display = ["id", "reference", "amount", "currency", "state", "provider"]
    list_filter = ["state", "provider"]
    search_fields = ["reference"]
    ordering = ["-id"]


class RefundViewSet(LookOnlyViewSet):
    model = Refund
    icon = "undo"
    menu_label = _("Refunds")
    list_display = ["id", "payment", "amount", "state"]
    list_filter = ["state"]
    search_fields = ["payment__reference"]
    ordering = ["-id"]


class EarningViewSet(LookOnlyViewSet):
    model = Earning
    icon = "user"
    menu_label = _("Earnings")
    list_display = ["id", "reference", "owner", "amount", "state"]
    list_filter = ["state"]
    search_fields = ["reference", "owner"]
    ordering = ["-id"]


class AuditViewSet(LookOnlyViewSet):
    model = AuditRecord
    icon = "history"
    menu_label = _("Audit trail")
    list_display = ["at", "by", "verb", "subject_type", "subject_id"]
    list_filter = ["verb", "at"]
    list_export = ["at", "by_id", "on_behalf_of_id", "verb", "subject_type", "subject_id", "reason"]
    search_fields = ["verb", "subject_id"]
    ordering = ["-id"]


class MarketplaceGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Marketplace")
    menu_icon = "site"
    menu_order = 110
    items = (TradeViewSet, ListingViewSet, BookingViewSet)


class MembersGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Members")
    submenu_hook = menus.MEMBERS
    menu_icon = "group"
    menu_order = 120
    items = (MemberViewSet,)


class GovernanceGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Governance")
    submenu_hook = menus.GOVERNANCE
    menu_icon = "clipboard-list"
    menu_order = 125
    items = (DecisionViewSet, RuleViewSet, AuditViewSet)


class MoneyGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Money")
    submenu_hook = menus.MONEY
    menu_icon = "order"
    menu_order = 130
    items = (
        JournalViewSet, EntryViewSet, AccountViewSet, PaymentViewSet, RefundViewSet, EarningViewSet, AllocationViewSet,
    )  # fmt: skip
