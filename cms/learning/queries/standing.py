"""How far learners are."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.learning.calculations.rule import Standing, standing
from cms.learning.models import Attendance, Circle, Enrolment, Reflection, Session


def standings_of(circle: Circle, *, at: datetime) -> dict[int, Standing]:
    """Enrolment id -> standing, for everybody who was ever marked or wrote something; three queries."""
    sessions = list(Session.objects.filter(circle=circle).order_by("number"))
    attended: dict[int, set[int]] = {}
    there = Attendance.objects.filter(session__circle=circle, present=True)
    for learner, number in there.values_list("enrolment_id", "session__number"):
        attended.setdefault(learner, set()).add(number)
    written: dict[int, set[int | None]] = {}
    texts = Reflection.objects.filter(enrolment__circle=circle).exclude(text="")
    for learner, said in texts.values_list("enrolment_id", "session__number"):
        written.setdefault(learner, set()).add(said)
    over = bool(sessions) and sessions[-1].ends_at <= at
    return {
        learner: standing(
            sessions=len(sessions),
            needed=circle.needed,
            reflecting=circle.reflecting,
            attended=attended.get(learner, set()),
            reflected=written.get(learner, set()),
            over=over,
        )
        for learner in [0, *attended, *written]
    }


def standing_of_learner(enrolment: Enrolment, *, at: datetime) -> Standing:
    """One learner's."""
    found = standings_of(enrolment.circle, at=at)
    return found.get(enrolment.pk, found[0])


def missing_words(stands: Standing) -> list[str]:
    """What is still to do, in sentences; nothing when the certificate is earned."""
    words = []
    if not stands.over:
        words.append(_("The last session is still to come."))
    if stands.still:
        missing = ngettext("{n} more session to attend.", "{n} more sessions to attend.", stands.still)
        words.append(missing.format(n=stands.still))
    words += [_("A reflection on session {n}.").format(n=number) for number in stands.to_reflect]
    if stands.end_missing:
        words.append(_("A reflection on the whole circle."))
    return words
