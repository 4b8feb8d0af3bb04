"""Study circles for tests: a course of three sessions, on Tuesdays at half past six."""

from datetime import date, datetime, time, timedelta
from typing import Any

from cms.learning.actions.appoint_facilitator import appoint_facilitator
from cms.learning.actions.join_circle import join_circle
from cms.learning.actions.mark_attendance import mark_attendance
from cms.learning.actions.open_circle import open_circle
from cms.learning.enums import Reflecting
from cms.learning.facts import CircleFacts
from cms.learning.models import Circle, Enrolment, LearningIndexPage, StudyCirclePage
from cms.pages.models import HomePage
from foundation.accounts.models import User
from tests.factories.marketplace import LONG_AGO, a_user
from tests.factories.members import an_officer

FIRST_DAY = date(2026, 6, 9)
PLANS = ("What is ours", "Reading the books", "Deciding together")
BEFORE = datetime.fromisoformat("2026-06-02T12:00:00+00:00")
AFTER = datetime.fromisoformat("2026-06-24T12:00:00+00:00")


def a_course(title: str = "How our co-op works", *, plans=PLANS) -> StudyCirclePage:
    index = LearningIndexPage.objects.first()
    if index is None:
        index = LearningIndexPage(title="Learning", slug="learning", lead="Learn together.")
        HomePage.objects.get().add_child(instance=index)
    page = StudyCirclePage(title=title, lead="Three evenings about owning together.", about="<p>For everybody.</p>")
    page.plan = [
        ("session", {"title": one, "aim": f"Talk about: {one}.", "plan": f"<p>We begin: {one}.</p>", "materials": []})
        for one in plans
    ]
    index.add_child(instance=page)
    return page


def a_facilitator(name: str = "Fay Cilit") -> User:
    person = a_user(name)
    appoint_facilitator(by=an_officer(), user=person, resolution="Board meeting of 3 June", at=LONG_AGO)
    return person


def facts(**given: Any) -> CircleFacts:
    usual: dict[str, Any] = {
        "place": "Town hall, room 2", "zone": "Europe/London", "size_limit": 12, "needed": 2,
        "reflecting": Reflecting.END, "first_day": FIRST_DAY, "opens": time(18, 30), "minutes": 120, "every_days": 7,
    }  # fmt: skip
    return CircleFacts(**{**usual, **given})


def a_circle(*, by: User | None = None, course: StudyCirclePage | None = None, at=BEFORE, **given: Any) -> Circle:
    return open_circle(by=by or a_facilitator(), course=course or a_course(), facts=facts(**given), at=at)


def a_learner(circle: Circle, name: str = "Lea Rner", *, at=BEFORE) -> Enrolment:
    return join_circle(by=a_user(name), circle=circle, at=at)


def attended(enrolment: Enrolment, *numbers: int) -> None:
    """Mark the learner present at these sessions, an hour after each began."""
    circle = enrolment.circle
    leader = circle.facilitators.get().user
    for session in circle.sessions.filter(number__in=numbers):
        there = set(session.attendance.filter(present=True).values_list("enrolment_id", flat=True))
        at = session.starts_at + timedelta(hours=1)
        mark_attendance(by=leader, session=session, present=there | {enrolment.pk}, at=at)


def circles_to_visit(*, leader: User, learner: User, graduate: User) -> dict[str, Any]:
    """One that is over, with a certificate, and one that begins on 9 June, both led by `leader`."""
    from cms.learning.actions.issue_certificate import issue_certificate
    from cms.learning.actions.write_reflection import write_reflection

    board, course = an_officer("Lena Board"), a_course()
    term = appoint_facilitator(by=board, user=leader, resolution="Board meeting of 5 January", at=LONG_AGO)
    over = a_circle(by=leader, course=course, first_day=date(2026, 3, 3), at=LONG_AGO)
    place = join_circle(by=graduate, circle=over, at=LONG_AGO)
    attended(place, 1, 2, 3)
    done = datetime.fromisoformat("2026-03-20T12:00:00+00:00")
    write_reflection(by=graduate, circle=over, session=None, text="I understand the books.", shared=True, at=done)
    certificate = issue_certificate(by=graduate, circle=over, at=done)
    circle = a_circle(by=leader, course=course)
    join_circle(by=learner, circle=circle, at=BEFORE)
    return {
        "slug": circle.reference,
        "number": 1,
        "code": certificate.code,
        "certificate_no": certificate.number,
        "term_id": term.pk,
        "leader_id": circle.facilitators.get().pk,
    }
