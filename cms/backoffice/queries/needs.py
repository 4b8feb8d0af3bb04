"""What needs a person today: each need is one query, and leads to where it is met."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from coop.decisions.enums import DecisionState
from coop.decisions.models import Challenge, Decision
from coop.decisions.policies import runs_decisions
from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.membership.policies import can_decide_membership, is_treasurer
from coop.membership.queries.members import probations_over
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.without_worker import without_worker
from payments.reconcile.models import Run
from payments.webhooks.queries.events import disputes_open

SOON = timedelta(days=3)
LATE_START = timedelta(hours=1)
QUEUE_MAY_WAIT = timedelta(minutes=10)
RUN_LASTS = timedelta(hours=36)  # compared every night; one night may be missed by some hours


@dataclass(frozen=True)
class Need:
    """One matter. `tone` is good (nothing to do), wait, or bad; `since` is the oldest of it, `when` in words."""

    key: str
    title: str
    words: str
    url: str
    link: str
    tone: str = "good"
    since: datetime | None = None
    when: str = ""


def needs_of(user: Any, *, at: datetime) -> list[Need]:
    """The matters this person may look after, what is pressing first. One query for each."""
    order = {"bad": 0, "wait": 1, "good": 2}
    found = [find(user, at) for allowed, find in FINDERS if allowed(user)]
    return sorted(found, key=lambda need: order[need.tone])


def _oldest(since: datetime | None, at: datetime) -> str:
    return _("The oldest: {time} ago.").format(time=timesince(since, at)) if since else ""


def _waiting(
    key: str, title: str, found: dict[str, Any], words: tuple[str, str], *, place: tuple[str, str], at: datetime,
    pressing: str = "wait",
) -> Need:  # fmt: skip
    """Things that wait: `found` says how many and since when, `words` what is said of them and of none, `place` where
    they are met and in which words.
    """
    many = found["many"]
    some, none = words
    return Need(
        key,
        title,
        some.format(n=many) if many else none,
        *place,
        pressing if many else "good",
        found["since"],
        _oldest(found["since"], at),
    )


def _decisions_desk(user: Any) -> tuple[str, str]:
    """Where whoever may look after votes goes on."""
    if runs_decisions(user):
        return reverse("decisions:office_decisions"), _("Open the secretary’s desk")
    return reverse("decisions:decisions"), _("Open the decisions")


def _money_desk(user: Any, other: str, link: str) -> tuple[str, str]:
    """The treasurer's desk; for whoever only looks at the books, another list."""
    if is_treasurer(user):
        return reverse("reconcile:money"), _("Open money and books")
    return reverse(other), link


def _applications(user: Any, at: datetime) -> Need:
    found = Member.objects.filter(state=MemberState.APPLIED).aggregate(many=Count("pk"), since=Min("applied_at"))
    some = ngettext("{n} application waits for an answer.", "{n} applications wait for an answer.", found["many"])
    place = f"{reverse('membership:members')}?state={MemberState.APPLIED}", _("Open the applications")
    words = some, _("Every application has its answer.")
    return _waiting("applications", _("Applications to join"), found, words, place=place, at=at)


def _probations(user: Any, at: datetime) -> Need:
    found = probations_over(at=at).aggregate(many=Count("pk"), since=Min("probation__ends_at"))
    some = ngettext(
        "{n} time of probation is over, and nobody has decided about it.",
        "{n} times of probation are over, and nobody has decided about them.",
        found["many"],
    )
    place = reverse("membership:members"), _("Open the members’ office")
    words = some, _("No time of probation waits for a decision.")
    return _waiting("probations", _("Probation"), found, words, place=place, at=at)


def _requests(user: Any, at: datetime) -> Need:
    """Since when somebody has waited: the moment they asked."""
    found = Booking.objects.filter(status=BookingState.REQUESTED).aggregate(many=Count("pk"), since=Min("held_at"))
    some = ngettext("{n} request has no answer.", "{n} requests have no answer.", found["many"])
    place = f"{reverse('booking:index')}?status={BookingState.REQUESTED}", _("Open the requests")
    return _waiting("requests", _("Requests"), found, (some, _("Every request has its answer.")), place=place, at=at)


def _late(user: Any, at: datetime) -> Need:
    """Jobs that nobody said had begun."""
    late = Booking.objects.filter(status=BookingState.CONFIRMED, start_utc__lt=at - LATE_START)
    found = late.aggregate(many=Count("pk"), since=Min("start_utc"))
    some = ngettext(
        "{n} job should have begun over an hour ago.", "{n} jobs should have begun over an hour ago.", found["many"]
    )
    place = f"{reverse('booking:index')}?status={BookingState.CONFIRMED}&ordering=start_utc", _("Open the booked jobs")
    words = some, _("Every job began in time.")
    return _waiting("late", _("Jobs that are late"), found, words, place=place, at=at, pressing="bad")


def _uncovered(user: Any, at: datetime) -> Need:
    """Booked jobs whose worker was suspended or leaves: customers wait for somebody else (B18)."""
    found = without_worker(at=at).order_by().aggregate(many=Count("pk"), next=Min("start_utc"))
    some = ngettext(
        "{n} booked job has a worker who cannot come.", "{n} booked jobs have a worker who cannot come.", found["many"]
    )
    place = f"{reverse('booking:index')}?without_worker=true&ordering=start_utc", _("Open these jobs")
    words = some, _("Every booked job has a worker who can come.")
    need = _waiting("uncovered", _("Jobs without a worker"), {**found, "since": None}, words, place=place, at=at,
                    pressing="bad")  # fmt: skip
    when = _("The next begins in {time}.").format(time=timeuntil(found["next"], at)) if found["many"] else ""
    return replace(need, when=when)


def _votes(user: Any, at: datetime) -> Need:
    closing = Q(state=DecisionState.OPEN, closes_at__lte=at + SOON)
    waiting = Q(state__in=(DecisionState.CLOSED, DecisionState.COUNTED))
    found = Decision.objects.filter(closing | waiting).aggregate(
        closing=Count("pk", filter=closing),
        waiting=Count("pk", filter=waiting),
        next=Min("closes_at", filter=closing),
        since=Min("closes_at", filter=waiting),
    )
    parts, when = [], []
    if found["closing"]:
        words = ngettext("{n} vote closes within three days.", "{n} votes close within three days.", found["closing"])
        parts.append(words.format(n=found["closing"]))
        # A vote whose hour has come closes with the next beat of the clock.
        soon = _("The next closes in {time}.").format(time=timeuntil(found["next"], at))
        when.append(soon if found["next"] > at else _("The next closes now."))
    if found["waiting"]:
        words = ngettext("{n} result is not declared yet.", "{n} results are not declared yet.", found["waiting"])
        parts.append(words.format(n=found["waiting"]))
        when.append(_("The oldest closed {time} ago.").format(time=timesince(found["since"], at)))
    return Need(
        "votes",
        _("Votes"),
        " ".join(parts) or _("No vote closes in the next three days, and every result is declared."),
        *_decisions_desk(user),
        "wait" if parts else "good",
        found["since"],
        " ".join(when),
    )


def _challenges(user: Any, at: datetime) -> Need:
    """What members questioned about a vote, and nobody answered."""
    found = Challenge.objects.filter(outcome="").aggregate(many=Count("pk"), since=Min("raised_at"))
    some = ngettext("{n} challenge has no answer.", "{n} challenges have no answer.", found["many"])
    words = some, _("Every challenge to a vote has its answer.")
    return _waiting("challenges", _("Challenges to votes"), found, words, place=_decisions_desk(user), at=at)


def _disputes(user: Any, at: datetime) -> Need:
    """Payments that a customer's bank took back until it decides: they have a day after which they are lost."""
    found = disputes_open().order_by().aggregate(many=Count("pk"), since=Min("received_at"))
    some = ngettext(
        "A customer’s bank disputes {n} payment. Answer before the day it names.",
        "Customers’ banks dispute {n} payments. Answer before the days they name.",
        found["many"],
    )
    place = _money_desk(user, "payment:index", _("Open the payments"))
    words = some, _("No bank disputes a payment.")
    return _waiting("disputes", _("Disputed payments"), found, words, place=place, at=at, pressing="bad")


def _books(user: Any, at: datetime) -> Need:
    """The latest comparison; a good one says nothing about today when it is from the day before yesterday."""
    latest = Run.objects.annotate(open=Count("findings")).order_by("-at", "-pk").first()
    if latest is None:
        words, tone = _("The books were never compared with the payment provider."), "wait"
    elif not latest.ok:
        many = latest.open or latest.unexplained
        words = ngettext(
            "The books and the payment provider differ in {n} matter.",
            "The books and the payment provider differ in {n} matters.",
            many,
        ).format(n=many)
        tone = "bad"
    elif at - latest.at > RUN_LASTS:
        words, tone = _("The books were not compared with the payment provider since yesterday."), "wait"
    else:
        words, tone = _("At the last comparison the books were what the payment provider said."), "good"
    compared = _("Compared {time} ago.").format(time=timesince(latest.at, at)) if latest else ""
    return Need(
        "books",
        _("Books and payment provider"),
        words,
        *_money_desk(user, "journal:index", _("Open the journals")),
        tone,
        latest.at if latest else None,
        compared,
    )


def _queue(user: Any, at: datetime) -> Need:
    due = Q(status="READY") & (Q(run_after__isnull=True) | Q(run_after__lte=at) | Q(run_after__year__gte=9000))
    failed = Q(status="FAILED", finished_at__gte=at - timedelta(days=7))
    found = DBTaskResult.objects.filter(due | failed).aggregate(
        due=Count("pk", filter=due), failed=Count("pk", filter=failed), since=Min("enqueued_at", filter=due)
    )
    slow = found["since"] is not None and at - found["since"] > QUEUE_MAY_WAIT
    words = _("Nothing waits longer than it should.")
    if slow:
        minutes = int((at - found["since"]).total_seconds() // 60)
        words = _("The oldest job has waited {n} minutes. Is the worker process running?").format(n=minutes)
    if found["failed"]:
        gave_up = ngettext("{n} job failed in the last week.", "{n} jobs failed in the last week.", found["failed"])
        words = f"{words} {gave_up.format(n=found['failed'])}"
    return Need(
        "queue",
        _("Jobs in the background"),
        words,
        reverse("backoffice_jobs"),
        _("Open the list of jobs"),
        "bad" if slow else "wait" if found["failed"] else "good",
        found["since"] if slow else None,
        _oldest(found["since"], at) if slow else "",
    )


def _may(*rights: str) -> Callable[[Any], bool]:
    return lambda user: all(user.has_perm(right) for right in rights)


FINDERS: tuple[tuple[Callable[[Any], bool], Callable[[Any, datetime], Need]], ...] = (
    (can_decide_membership, _applications),
    (can_decide_membership, _probations),
    (_may("marketplace_bookings.view_booking"), _requests),
    (_may("marketplace_bookings.view_booking"), _late),
    (_may("marketplace_bookings.view_booking"), _uncovered),
    (_may("coop_decisions.view_decision"), _votes),
    (_may("coop_decisions.view_decision"), _challenges),
    (_may("payments_reconcile.view_run"), _disputes),
    (_may("payments_reconcile.view_run"), _books),
    (_may("marketplace_bookings.view_booking"), _queue),
)
