"""The rows of our reports, each list in one query."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Sum, Value, When
from django.db.models.functions import TruncMonth
from django_tasks_db.models import DBTaskResult

from coop.membership.enums import MemberState
from coop.membership.models import Member, OfficeTerm
from foundation.audit.models import AuditRecord
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from payments.ledger.models import Entry


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


def acts_of_officers() -> Any:
    """Newest first. Customers' and members' own doings are left out."""
    office = OfficeTerm.objects.filter(user=OuterRef("by"))
    staff = get_user_model().objects.filter(pk=OuterRef("by")).filter(Q(is_staff=True) | Q(is_superuser=True))
    acts = AuditRecord.objects.filter(Exists(office) | Exists(staff)).annotate(who=F("by__name"))
    return acts.order_by("-pk").values("at", "who", "verb", "subject_type", "subject_id", "reason")


def unfinished_jobs() -> Any:
    """The oldest first."""
    waiting = DBTaskResult.objects.exclude(status="SUCCESSFUL").order_by("enqueued_at")
    return waiting.values("enqueued_at", "task_path", "queue_name", "status", "run_after")
