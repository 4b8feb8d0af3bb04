"""The day before a session, those with a place are reminded: each once, and nobody whom it does not concern."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django_tasks_db.models import DBTaskResult

from cms.learning.actions.call_off_circle import call_off_circle
from cms.learning.actions.join_circle import join_circle
from cms.learning.actions.leave_circle import leave_circle
from cms.learning.actions.remind_of_session import remind_of_session
from cms.learning.models import Reminder
from cms.learning.tasks import reminders
from foundation.jobs.testing import run_all_jobs
from tests.factories.learning import BEFORE, a_circle, a_learner
from tests.factories.marketplace import a_user
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db
STARTS = datetime.fromisoformat("2026-06-09T17:30:00+00:00")
DAY_BEFORE = STARTS - timedelta(hours=23)


def post_goes_out():
    """Our own jobs; the search index of pages is not what this is about."""
    DBTaskResult.objects.exclude(task_path__startswith="foundation.").delete()
    run_all_jobs()


@pytest.fixture
def circle(frozen):
    """One learner with a place, and the letters of joining are out of the way."""
    frozen(BEFORE)
    made = a_circle(size_limit=2)
    a_learner(made, "Ann")
    return made


def told():
    """Who was reminded."""
    return sorted(one.to[0] for one in mail.outbox if one.subject.startswith(("Soon", "Pronto")))


def clock_strikes(frozen, at):
    frozen(at)
    reminders()
    post_goes_out()


def test_the_day_before_each_learner_is_reminded_once_however_often_the_clock_comes_round(circle, frozen):
    ann = circle.enrolments.get().user
    clock_strikes(frozen, STARTS - timedelta(hours=25))
    assert told() == []
    for minutes in (0, 10, 20):
        clock_strikes(frozen, DAY_BEFORE + timedelta(minutes=minutes))
    assert told() == [ann.email]
    assert mail.outbox[-1].subject == "Soon: How our co-op works"
    body = mail.outbox[-1].body
    assert "1. What is ours: Tuesday 9 June 2026, 18:30 (London time), 120 minutes" in body
    assert "Where: Town hall, room 2" in body
    clock_strikes(frozen, DAY_BEFORE + timedelta(days=7))
    assert told() == [ann.email, ann.email]
    assert "2. Reading the books" in mail.outbox[-1].body


def test_it_names_the_clock_of_the_place_and_speaks_the_readers_language(frozen):
    frozen(BEFORE)
    far = a_circle(zone="America/Lima")
    join_circle(by=a_user("Inés", language="es"), circle=far, at=BEFORE)
    clock_strikes(frozen, datetime.fromisoformat("2026-06-09T12:00:00+00:00"))
    assert mail.outbox[-1].subject == "Pronto: How our co-op works"
    assert "18:30 (hora de Lima), 120 minutos" in mail.outbox[-1].body
    assert "Tuesday" not in mail.outbox[-1].body


def test_who_left_who_waits_and_who_only_looked_is_not(circle, frozen):
    ben, cem = a_learner(circle, "Ben"), a_learner(circle, "Cem")
    leave_circle(by=ben.user, circle=circle, at=BEFORE + timedelta(hours=1))
    dan = a_learner(circle, "Dan", at=BEFORE + timedelta(hours=2))
    clock_strikes(frozen, DAY_BEFORE)
    assert (cem.state, dan.state) == ("waiting", "waiting")  # Cem has moved up since
    assert told() == sorted([circle.enrolments.get(user__name="Ann").user.email, cem.user.email])


def test_a_circle_called_off_is_quiet_also_when_the_letter_was_on_its_way(circle, frozen):
    frozen(DAY_BEFORE)
    reminders()
    call_off_circle(by=circle.facilitators.get().user, circle=circle, why="The hall is flooded.", at=DAY_BEFORE)
    post_goes_out()
    assert told() == []
    clock_strikes(frozen, DAY_BEFORE + timedelta(minutes=10))
    assert told() == []


def test_a_session_that_has_begun_or_is_far_off_is_not_told(circle):
    session = circle.sessions.get(number=1)
    assert remind_of_session(session=session, at=STARTS) == 0
    assert remind_of_session(session=session, at=STARTS - timedelta(hours=24, seconds=1)) == 0
    assert remind_of_session(session=session, at=STARTS - timedelta(hours=24)) == 1
    assert remind_of_session(session=session, at=STARTS - timedelta(seconds=1)) == 0


def test_a_letter_that_comes_too_late_is_not_sent(circle, frozen):
    frozen(DAY_BEFORE)
    reminders()
    frozen(STARTS)
    post_goes_out()
    assert told() == []


def test_the_database_refuses_to_remind_twice_of_one_session(circle):
    session, learner = circle.sessions.get(number=1), circle.enrolments.get()
    one = {"session": session, "enrolment": learner, "starts_at": STARTS, "sent_at": DAY_BEFORE}
    Reminder.objects.create(**one)
    with refused("a_learner_is_reminded_once_of_a_session"):
        Reminder.objects.create(**one)


def test_a_circle_that_breaks_does_not_keep_the_next_from_being_told(circle, frozen, caplog):
    other = a_circle(by=circle.facilitators.get().user, course=circle.course)
    zoe = a_learner(other, "Zoe")
    first = circle.sessions.get(number=1)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE cms_learning_reminder ADD CONSTRAINT broken CHECK (session_id <> {first.pk})")
    clock_strikes(frozen, DAY_BEFORE)
    assert told() == [zoe.user.email]
    assert f"the learners of session {first.pk} could not be reminded" in caplog.text
