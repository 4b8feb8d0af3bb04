"""Change where an open circle meets, and when its sessions to come begin. Everybody in it is told."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.learning.actions._mail import tell
from cms.learning.actions._reminded import note_reminded
from cms.learning.calculations.times import instant
from cms.learning.enums import EnrolmentState
from cms.learning.errors import ChangedMeanwhile, CircleClosed, NotAFacilitator
from cms.learning.models import Circle, Enrolment, Session
from cms.learning.policies import leads
from cms.learning.queries.circles import is_open, sessions_of, stand_of
from cms.learning.queries.reminders import AHEAD
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import lock_row

Times = dict[int, tuple[date, time]]  # number of a session -> day and hour on the wall of the circle


@transaction.atomic
def change_circle(*, by: Any, circle: Circle, place: str, times: Times, seen: str, at: datetime) -> Circle:
    """`times` are of sessions to come; `seen` is how the circle stood where it was changed (`stand_of`).

    Raises NotAFacilitator, CircleClosed, ChangedMeanwhile; Invalid for the past, or a session before the one before.
    """
    if not leads(by, circle):
        raise NotAFacilitator
    circle = lock_row(Circle.objects.all(), circle.pk)
    if not is_open(circle, at=at):
        raise CircleClosed
    sessions = sessions_of(circle)
    if seen != stand_of(circle, sessions):
        raise ChangedMeanwhile
    moved = _moved(circle, sessions, times, at)
    is_elsewhere, before = place != circle.place, circle.place
    if not moved and not is_elsewhere:
        return circle
    circle.place = place
    circle.save(update_fields=["place"])
    data = {"sessions": moved} | ({"place": [before, place]} if is_elsewhere else {})
    record(by=by, verb="learning.circle.changed", subject=circle, data=data, at=at)
    for enrolment in Enrolment.objects.filter(circle=circle).exclude(state=EnrolmentState.LEFT).order_by("pk"):
        tell(enrolment, "changed", sessions=moved, place=is_elsewhere)
    return circle


def _moved(circle: Circle, sessions: list[Session], times: Times, at: datetime) -> dict[str, str]:
    """Give the sessions their new times. Number -> the instant it was at, of those that moved."""
    moved, problems, free_from = {}, {}, at
    for one in sessions:
        before = one.starts_at
        if one.number in times and before > at:
            one.day, one.opens = times[one.number]
            one.starts_at = instant(one.day, one.opens, circle.zone)
            one.ends_at = one.starts_at + timedelta(minutes=one.minutes)
        if one.starts_at != before:
            moved[str(one.number)] = before.isoformat()
            if one.starts_at <= at:
                problems[f"day_{one.number}"] = _("Choose a time that is still to come.")
        if one.starts_at > at and one.starts_at < free_from and f"day_{one.number}" not in problems:
            problems[f"day_{one.number}"] = _("The session before is not over then. Choose a later time.")
        free_from = max(free_from, one.ends_at)
    if problems:
        raise Invalid(fields=problems)
    for one in sessions:
        if str(one.number) in moved:
            one.save(update_fields=["day", "opens", "starts_at", "ends_at"])
            # The letter about a change tells the new time of a session that is near: nobody gets two on one day.
            if one.starts_at <= at + AHEAD:
                note_reminded(one, at=at)
    return moved
