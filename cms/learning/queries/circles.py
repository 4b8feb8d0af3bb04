"""Circles to find, and who is in them."""

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from cms.languages.queries.reading import for_reader
from cms.learning.enums import EnrolmentState
from cms.learning.models import Circle, CircleFacilitator, Enrolment, Reflection, Session, StudyCirclePage

PLACED = Q(enrolments__state=EnrolmentState.JOINED)


def is_open(circle: Circle, *, at: datetime) -> bool:
    """Whether one can still come or go: until the last session begins."""
    if circle.called_off_at is not None:
        return False
    return circle.sessions.filter(starts_at__gt=at).exists()


def open_circles(*, at: datetime, course: StudyCirclePage | None = None) -> "QuerySet[Any]":
    """What can be joined, the next to begin first; `taken`, `begins` and `ends` come with it."""
    found = Circle.objects.filter(called_off_at__isnull=True).select_related("course")
    if course is not None:
        found = found.filter(course=course)
    return (
        found.annotate(
            taken=Count("enrolments", filter=PLACED, distinct=True),
            begins=Min("sessions__starts_at"),
            last_begins=Max("sessions__starts_at"),
            meetings=Count("sessions", distinct=True),
        )
        .filter(last_begins__gt=at)
        .order_by("begins", "pk")
    )


def circle_called(reference: str) -> Circle | None:
    return Circle.objects.filter(reference=reference).select_related("course").first()


def sessions_of(circle: Circle) -> list[Session]:
    return list(circle.sessions.order_by("number"))


def stand_of(circle: Circle, sessions: list[Session]) -> str:
    """Place and times in a few letters: whoever changes a circle shows with them what they saw before."""
    words = [circle.place, *(one.starts_at.isoformat() for one in sessions)]
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]


def leaders_of(circle: Circle) -> list[CircleFacilitator]:
    """Those who lead it, whoever opened it first."""
    return list(circle.facilitators.select_related("user").order_by("id"))


def facilitators_of(circle: Circle) -> list[Any]:
    return [one.user for one in leaders_of(circle)]


def enrolment_of(user: Any, circle: Circle) -> Enrolment | None:
    """Whatever its state; nobody signed in, no query."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Enrolment.objects.filter(circle=circle, user=user).first()


def counts_of(circle: Circle) -> tuple[int, int]:
    """How many have a place, and how many wait."""
    states = Enrolment.objects.filter(circle=circle)
    counts = states.aggregate(
        placed=Count("pk", filter=Q(state=EnrolmentState.JOINED)),
        waiting=Count("pk", filter=Q(state=EnrolmentState.WAITING)),
    )
    return counts["placed"], counts["waiting"]


def place_in_line(enrolment: Enrolment) -> int:
    """1 for whoever moves up next."""
    earlier = Q(asked_at__lt=enrolment.asked_at) | Q(asked_at=enrolment.asked_at, pk__lt=enrolment.pk)
    return Enrolment.objects.filter(earlier, circle=enrolment.circle_id, state=EnrolmentState.WAITING).count() + 1


def people_of(circle: Circle) -> list[Enrolment]:
    """Everybody with a place or waiting, in the order they asked."""
    there = Enrolment.objects.filter(circle=circle).exclude(state=EnrolmentState.LEFT)
    return list(there.select_related("user").order_by("asked_at", "pk"))


def circles_led_by(user: Any) -> "QuerySet[Any]":
    """The newest first, with counts."""
    return (
        Circle.objects.filter(facilitators__user=user)
        .select_related("course")
        .annotate(
            taken=Count("enrolments", filter=PLACED, distinct=True),
            waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.WAITING), distinct=True),
            begins=Min("sessions__starts_at"),
        )
        .order_by("-begins", "-pk")
    )


def enrolments_of(user: Any) -> "QuerySet[Any]":
    """Everything a person learns or learned, the newest first."""
    return (
        Enrolment.objects.filter(user=user)
        .exclude(state=EnrolmentState.LEFT)
        .select_related("circle", "circle__course", "certificate")
        .annotate(begins=Min("circle__sessions__starts_at"))
        .order_by("-begins", "-pk")
    )


def reflections_to_read(circle: Circle, *, session: Session | None, reader: Any, leads_it: bool) -> "QuerySet[Any]":
    """Facilitators read all; learners read what others share. The reader's own are not among them."""
    found = Reflection.objects.filter(enrolment__circle=circle, session=session).exclude(text="")
    if not leads_it:
        found = found.filter(shared=True)
    return found.exclude(enrolment__user=reader).select_related("enrolment__user").order_by("written_at", "pk")


def courses() -> "QuerySet[StudyCirclePage]":
    """All courses, in the order editors gave them."""
    return for_reader(StudyCirclePage.objects.live()).order_by("path")
