"""How far somebody is in all of their circles."""

from datetime import datetime
from typing import Any

from cms.learning.calculations.rule import Standing, standing
from cms.learning.models import Attendance, Enrolment, Reflection, Session


def my_standings(user: Any, *, at: datetime) -> dict[int, Standing]:
    """Enrolment id -> standing; four queries however many circles."""
    mine = list(Enrolment.objects.filter(user=user).select_related("circle"))
    sessions: dict[int, list[Session]] = {}
    for one in Session.objects.filter(circle__enrolments__user=user).order_by("number"):
        sessions.setdefault(one.circle_id, []).append(one)
    there = Attendance.objects.filter(enrolment__user=user, present=True)
    attended = _by_learner(there.values_list("enrolment_id", "session__number"))
    texts = Reflection.objects.filter(enrolment__user=user).exclude(text="")
    written = _by_learner(texts.values_list("enrolment_id", "session__number"))
    return {
        one.pk: standing(
            sessions=len(sessions.get(one.circle_id, [])),
            needed=one.circle.needed,
            reflecting=one.circle.reflecting,
            attended=attended.get(one.pk, set()),
            reflected=written.get(one.pk, set()),
            over=all(session.ends_at <= at for session in sessions.get(one.circle_id, [])),
        )
        for one in mine
    }


def _by_learner(pairs: Any) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = {}
    for learner, number in pairs:
        found.setdefault(learner, set()).add(number)
    return found
