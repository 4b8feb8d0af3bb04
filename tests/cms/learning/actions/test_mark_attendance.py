from datetime import timedelta

import pytest

from cms.learning.actions.mark_attendance import mark_attendance
from cms.learning.errors import NotAFacilitator, NotYetHeld
from cms.learning.models import Attendance
from tests.factories.learning import a_circle, a_facilitator, a_learner
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    leader = a_facilitator()
    circle = a_circle(by=leader)
    return leader, circle.sessions.get(number=1), a_learner(circle, "Ann"), a_learner(circle, "Ben")


def test_who_is_not_ticked_was_not_there_and_marking_again_corrects_it(scene):
    leader, session, ann, ben = scene
    mark_attendance(by=leader, session=session, present={ann.pk}, at=session.starts_at)
    mark_attendance(by=leader, session=session, present={ben.pk}, at=session.ends_at)
    assert sorted(Attendance.objects.values_list("enrolment__user__name", "present")) == [("Ann", False), ("Ben", True)]


def test_nobody_is_marked_before_the_session_begins(scene):
    leader, session, ann, _ben = scene
    early = session.starts_at - timedelta(seconds=1)
    with pytest.raises(NotYetHeld):
        mark_attendance(by=leader, session=session, present={ann.pk}, at=early)
    with refused("nobody_was_at_a_session_before_it_began"):
        Attendance.objects.create(session=session, enrolment=ann, present=True, marked_by=leader, marked_at=early)


def test_only_who_leads_the_circle_marks(scene):
    _leader, session, ann, _ben = scene
    for other in (a_facilitator("Other"), ann.user):
        with pytest.raises(NotAFacilitator):
            mark_attendance(by=other, session=session, present=set(), at=session.starts_at)


def test_the_database_refuses_a_learner_of_another_circle(scene):
    leader, session, _ann, _ben = scene
    stranger = a_learner(a_circle())
    with refused("a_learner_is_marked_in_their_own_circle"):
        Attendance.objects.create(
            session=session, enrolment=stranger, present=True, marked_by=leader, marked_at=session.ends_at
        )
