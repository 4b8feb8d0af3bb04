from datetime import timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from cms.learning.actions.join_circle import join_circle
from cms.learning.actions.leave_circle import leave_circle
from cms.learning.enums import EnrolmentState
from cms.learning.errors import CircleClosed, InItAlready, NotInIt, YouLeadIt
from cms.learning.models import Circle, Enrolment
from foundation.jobs.testing import run_all_jobs
from tests.factories.learning import AFTER, BEFORE, a_circle, a_facilitator, a_learner
from tests.factories.marketplace import a_user
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


def post_goes_out():
    """Our own jobs; the search index of pages is not what this is about."""
    DBTaskResult.objects.exclude(task_path__startswith="foundation.").delete()
    run_all_jobs()


def test_places_go_in_order_and_then_the_waiting_list_begins():
    circle = a_circle(size_limit=1)
    assert a_learner(circle, "Ann").state == EnrolmentState.JOINED
    assert a_learner(circle, "Ben").state == EnrolmentState.WAITING


def test_a_place_that_becomes_free_goes_to_whoever_waited_longest_and_they_are_told():
    circle = a_circle(size_limit=1)
    ann, ben, cem = (
        a_learner(circle, name, at=BEFORE + timedelta(minutes=n)) for n, name in enumerate(("Ann", "Ben", "Cem"))
    )
    leave_circle(by=ann.user, circle=circle, at=BEFORE + timedelta(hours=1))
    states = dict(Enrolment.objects.values_list("user__name", "state"))
    assert states == {"Ann": "left", "Ben": "joined", "Cem": "waiting"}
    post_goes_out()
    told = [(one.to, one.subject) for one in mail.outbox]
    assert (ben.user.email, "A place for you: How our co-op works") in [(to[0], subject) for to, subject in told]
    assert [subject for to, subject in told if to == [cem.user.email]] == [
        "You are on the waiting list: How our co-op works"
    ]


def test_the_letter_tells_every_session_by_the_clock_on_the_wall_and_in_the_readers_language():
    circle = a_circle()
    join_circle(by=a_user("Ann", language="de"), circle=circle, at=BEFORE)
    post_goes_out()
    body = mail.outbox[-1].body
    assert "1. What is ours: Dienstag 9 Juni 2026, 18:30" in body
    assert f"/learning/circles/{circle.reference}/" in body


def test_whoever_left_can_join_again_and_stands_at_the_end():
    circle = a_circle(size_limit=1)
    ann = a_learner(circle, "Ann")
    a_learner(circle, "Ben")
    leave_circle(by=ann.user, circle=circle, at=BEFORE)
    again = join_circle(by=ann.user, circle=circle, at=BEFORE + timedelta(hours=1))
    assert (again.pk, again.state) == (ann.pk, EnrolmentState.WAITING)


def test_nobody_joins_twice_or_their_own_or_one_that_is_over():
    leader = a_facilitator()
    circle = a_circle(by=leader)
    ann = a_learner(circle)
    with pytest.raises(InItAlready):
        join_circle(by=ann.user, circle=circle, at=BEFORE)
    with pytest.raises(YouLeadIt):
        join_circle(by=leader, circle=circle, at=BEFORE)
    with pytest.raises(CircleClosed):
        join_circle(by=a_user(), circle=circle, at=AFTER)
    with pytest.raises(CircleClosed):
        leave_circle(by=ann.user, circle=circle, at=AFTER)
    with pytest.raises(NotInIt):
        leave_circle(by=a_user(), circle=circle, at=BEFORE)


def test_the_database_refuses_one_learner_too_many_and_a_person_twice():
    circle = a_circle(size_limit=1)
    ann = a_learner(circle, "Ann")
    about = {"circle": circle, "asked_at": BEFORE}
    with refused("a_circle_has_no_more_learners_than_places"):
        Enrolment.objects.create(user=a_user(), state="joined", **about)
    with refused("a_person_is_in_a_circle_once"):
        Enrolment.objects.create(user=ann.user, state="waiting", **about)
    waiting = a_learner(circle, "Ben")
    with refused("a_circle_has_no_more_learners_than_places"):
        Enrolment.objects.filter(pk=waiting.pk).update(state="joined")


def test_the_database_refuses_fewer_places_than_learners():
    circle = a_circle(size_limit=2)
    a_learner(circle, "Ann"), a_learner(circle, "Ben")
    with refused("a_circle_has_no_more_learners_than_places"):
        Circle.objects.filter(pk=circle.pk).update(size_limit=1)
