"""What the pages of this room share at the door."""

from typing import Any

from django.http import HttpRequest

from cms.learning.errors import NoSuchCircle, NotAFacilitator, NotInThisCircle
from cms.learning.models import Circle, Enrolment, Session
from cms.learning.policies import leads, learns_in
from cms.learning.queries.circles import circle_called


def circle_here(slug: str) -> Circle:
    """Raises NoSuchCircle."""
    circle = circle_called(slug)
    if circle is None:
        raise NoSuchCircle
    return circle


def session_here(circle: Circle, number: int) -> Session:
    """Raises NoSuchCircle."""
    found = circle.sessions.filter(number=number).first()
    if found is None:
        raise NoSuchCircle
    return found


def led_circle(request: HttpRequest, slug: str) -> Circle:
    """A circle the person leads. Raises NoSuchCircle, NotAFacilitator."""
    circle = circle_here(slug)
    if not leads(request.user, circle):
        raise NotAFacilitator
    return circle


def insider(request: HttpRequest, circle: Circle) -> tuple[Enrolment | None, bool]:
    """The reader's place, and whether they lead the circle. Raises NotInThisCircle for everybody else."""
    place, leads_it = learns_in(request.user, circle), leads(request.user, circle)
    if place is None and not leads_it:
        raise NotInThisCircle
    return place, leads_it


def plan_of(circle: Circle, number: int) -> Any:
    """What the course says about a session, while the course still has it."""
    plans = list(circle.course.plan)
    return plans[number - 1].value if 0 < number <= len(plans) else None
