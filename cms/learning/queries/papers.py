"""Which files a course hands out."""

from typing import Any

from django.db.models import Q, QuerySet

from cms.learning.enums import EnrolmentState
from cms.learning.models import Circle, StudyCirclePage
from cms.media.models import Paper

FIELDS = ("about", "plan")


def names_paper(course: StudyCirclePage, paper: Paper) -> bool:
    """Whether the page of the course leads to the file: among the materials, or in its words."""
    for name in FIELDS:
        field: Any = StudyCirclePage._meta.get_field(name)
        for model, key, *_path in field.extract_references(getattr(course, name)):
            if model is Paper and str(key) == str(paper.pk):
                return True
    return False


def courses_of(user: Any) -> "QuerySet[StudyCirclePage]":
    """Courses the user learns in with a place, or leads; not those whose only circle was called off."""
    inside = Q(enrolments__user=user, enrolments__state=EnrolmentState.JOINED) | Q(facilitators__user=user)
    circles = Circle.objects.filter(inside, called_off_at__isnull=True)
    return StudyCirclePage.objects.filter(pk__in=circles.values("course"))
