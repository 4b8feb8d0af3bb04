"""Open a circle for a course: a session for each of its plans."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.learning.calculations.times import days_of, instant
from cms.learning.errors import NotAFacilitator
from cms.learning.facts import CircleFacts
from cms.learning.models import Circle, CircleFacilitator, Session, StudyCirclePage
from cms.learning.policies import is_facilitator
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import advisory_lock


@transaction.atomic
def open_circle(*, by: Any, course: StudyCirclePage, facts: CircleFacts, at: datetime) -> Circle:
    """Led by `by`. Raises NotAFacilitator; Invalid for a course without sessions, a rule nobody can meet, the past."""
    if not is_facilitator(by):
        raise NotAFacilitator
    titles = [str(one.value["title"]) for one in course.plan]
    if not titles:
        raise Invalid(_("This course has no sessions yet. An editor adds them to its page."))
    if facts.needed > len(titles):
        raise Invalid(
            fields={
                "needed": ngettext(
                    "The course has %(sessions)s session.", "The course has %(sessions)s sessions.", len(titles)
                )
                % {"sessions": len(titles)}
            }
        )
    days = days_of(facts.first_day, len(titles), facts.every_days)
    if instant(days[0], facts.opens, facts.zone) <= at:
        raise Invalid(fields={"first_day": _("Choose a time that is still to come.")})
    circle = Circle.objects.create(
        course=course, reference=_reference(course, facts), place=facts.place, zone=facts.zone,
        size_limit=facts.size_limit, needed=facts.needed, reflecting=facts.reflecting, opened_at=at,
    )  # fmt: skip
    CircleFacilitator.objects.create(circle=circle, user=by)
    for number, (title, day) in enumerate(zip(titles, days, strict=True), 1):
        starts = instant(day, facts.opens, facts.zone)
        Session.objects.create(
            circle=circle, number=number, title=title, day=day, opens=facts.opens, minutes=facts.minutes,
            starts_at=starts, ends_at=starts + timedelta(minutes=facts.minutes),
        )  # fmt: skip
    record(by=by, verb="learning.circle.opened", subject=circle, at=at)
    return circle


def _reference(course: StudyCirclePage, facts: CircleFacts) -> str:
    """Course and first day, with a number where there are several that day."""
    stem = f"{slugify(course.title)[:50] or 'circle'}-{facts.first_day:%Y-%m-%d}"
    advisory_lock("cms.learning.reference", stem)
    taken = Circle.objects.filter(reference__startswith=stem).count()
    return f"{stem}-{taken + 1}" if taken else stem
