"""Circles and courses, ready to show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.learning.models import StudyCirclePage
from cms.learning.queries.circles import courses, open_circles
from cms.learning.wording import when_words
from foundation.clock import now


def places_words(limit: int, taken: int) -> str:
    free = max(limit - taken, 0)
    if not free:
        return _("Full: you can wait for a place")
    return ngettext("{free} of {limit} places is free", "{free} of {limit} places are free", free).format(
        free=free, limit=limit
    )


def rows_of(circles: Any) -> list[dict[str, Any]]:
    """Cards of circles that can be joined."""
    meetings = _("{n} sessions, the first on {when}")
    return [
        {
            "title": circle.course.title,
            "lead": circle.course.lead,
            "url": reverse("learning:circle", args=[circle.reference]),
            "when": meetings.format(n=circle.meetings, when=when_words(circle.begins, circle.zone)),
            "place": circle.place,
            "places": places_words(circle.size_limit, circle.taken),
            "tone": "good" if circle.taken < circle.size_limit else "wait",
        }
        for circle in circles
    ]


def courses_context() -> dict[str, Any]:
    """All courses, for the editors' list."""
    rows = [{"title": page.title, "lead": page.lead, "url": page.url} for page in courses()]
    return {"rows": rows, "circles_url": reverse("learning:circles")}


def course_context(course: StudyCirclePage) -> dict[str, Any]:
    """The circles of a course."""
    return {"circles": rows_of(open_circles(at=now(), course=course)), "circles_url": reverse("learning:circles")}
