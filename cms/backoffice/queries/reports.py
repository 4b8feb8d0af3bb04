"""The rows of our reports, each list in one query."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Sum, Value, When
from django.db.models.functions import Cast, Concat, TruncMonth
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.backoffice.models import Appointment
from cms.learning.models import FacilitatorTerm
from coop.membership.enums import MemberState
from coop.membership.models import Member, OfficeTerm
from foundation.audit.models import AuditRecord
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from payments.ledger.models import Entry

# The columns of an act, in this order in each part of the list.
ACT = ("at", "who", "verb", "subject_type", "subject_id", "called", "reason")


def work_by_month_and_trade() -> Any:
    """Months are those of UTC in which a job began."""
    done = Booking.objects.filter(status=BookingState.COMPLETED).annotate(
        month=TruncMonth("start_utc"), trade=F("listing__trade__name")
    )
    grouped = done.order_by().values("month", "trade").annotate(
        jobs=Count("pk"), minutes=Sum("minutes"), paid=Sum("total")
    )  # fmt: skip
    return grouped.order_by("-month", "trade")


def members_by_class() -> Any:
    """By the words people know a state by."""
    words = Case(*(When(state=state, then=Value(str(state.label))) for state in MemberState), output_field=CharField())
    rows = Member.objects.exclude(state=MemberState.DRAFT).order_by()
    grouped = rows.values("member_class__name", "state").annotate(members=Count("pk"), words=words)
    return grouped.order_by("member_class__name", "state").values(
        "members", **{"class": F("member_class__name")}, standing=F("words")
    )


def journals_by_month() -> Any:
    """Amounts of different units are never added."""
    lines = Entry.objects.annotate(month=TruncMonth("booked_on"), kind=F("journal__kind")).order_by()
    grouped = lines.values("month", "kind", "unit").annotate(
        journals=Count("journal", distinct=True), lines=Count("pk"), amount=Sum("amount")
    )
    return grouped.order_by("-month", "kind", "unit")


def acts_of_staff() -> Any:
    """Newest first: the audit trail of whoever holds or held an office or task, or is staff, and all of Wagtail's log.

    What customers and members do for themselves is left out; only staff write Wagtail's log.
    """
    mine = {"user": OuterRef("by")}
    appointed = [Exists(model.objects.filter(**mine)) for model in (OfficeTerm, FacilitatorTerm, Appointment)]  # type: ignore[attr-defined]
    staff = get_user_model().objects.filter(pk=OuterRef("by")).filter(Q(is_staff=True) | Q(is_superuser=True))
    acts = AuditRecord.objects.filter(Exists(staff) | appointed[0] | appointed[1] | appointed[2])
    own = acts.annotate(who=F("by__name"), called=Value("")).order_by().values(*ACT)
    return own.union(_of_wagtail(PageLogEntry, "page_id"), _of_wagtail(ModelLogEntry, "object_id"), all=True).order_by(
        "-at", "verb", "subject_id"
    )


def _of_wagtail(log: Any, number: str) -> Any:
    """Wagtail's log in the columns of the audit trail: pages, trades, settings, redirects, accounts."""
    kind = Concat(F("content_type__app_label"), Value("."), F("content_type__model"))
    rows = log.objects.annotate(
        at=F("timestamp"),
        who=F("user__name"),
        verb=F("action"),
        subject_type=kind,
        subject_id=Cast(number, CharField()),
        called=F("label"),
        reason=Value(""),
    )
    return rows.order_by().values(*ACT)


def unfinished_jobs() -> Any:
    """The oldest first."""
    waiting = DBTaskResult.objects.exclude(status="SUCCESSFUL").order_by("enqueued_at")
    return waiting.values("enqueued_at", "task_path", "queue_name", "status", "run_after")
