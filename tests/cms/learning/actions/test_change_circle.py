"""A facilitator moves an open circle, and everybody in it learns of it once."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from cms.learning.actions.change_circle import change_circle
from cms.learning.actions.leave_circle import leave_circle
from cms.learning.errors import ChangedMeanwhile, CircleClosed, NotAFacilitator
from cms.learning.queries.circles import sessions_of, stand_of
from cms.learning.tasks import reminders
from foundation.audit.models import AuditRecord
from foundation.errors import Invalid
from foundation.jobs.testing import run_all_jobs
from tests.factories.learning import AFTER, BEFORE, a_circle, a_learner
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db
FIRST = {1: (date(2026, 6, 9), time(18, 30))}


def post_goes_out():
    DBTaskResult.objects.exclude(task_path__startswith="foundation.").delete()
    run_all_jobs()


@pytest.fixture
def circle(frozen):
    frozen(BEFORE)
    made = a_circle(size_limit=2)
    a_learner(made, "Ann")
    post_goes_out()
    mail.outbox.clear()
    return made


def changed(circle, times, *, at=BEFORE, by=None, place="Town hall, room 2", seen=None):
    change_circle(
        by=by or circle.facilitators.get().user,
        circle=circle,
        place=place,
        times=times,
        seen=seen or stand_of(circle, sessions_of(circle)),
        at=at,
    )
    post_goes_out()
    return sessions_of(circle)


def test_a_session_moves_by_the_clock_on_the_wall_and_everybody_still_in_it_is_told_what_it_was(circle):
    ben, cem = a_learner(circle, "Ben"), a_learner(circle, "Cem")
    leave_circle(by=ben.user, circle=circle, at=BEFORE)
    post_goes_out()
    mail.outbox.clear()
    first, second, _third = changed(circle, {1: (date(2026, 6, 10), time(19))})
    assert first.starts_at == datetime.fromisoformat("2026-06-10T18:00:00+00:00")
    assert first.ends_at - first.starts_at == timedelta(minutes=120)
    assert second.day == date(2026, 6, 16)
    ann = circle.enrolments.get(user__name="Ann").user
    assert sorted(one.to[0] for one in mail.outbox) == sorted([ann.email, cem.user.email])
    letter = mail.outbox[0]
    assert letter.subject == "Changed: How our co-op works"
    assert "1. What is ours: Wednesday 10 June 2026, 19:00 (London time), 120 minutes" in letter.body
    assert "It was: Tuesday 9 June 2026, 18:30 (London time)" in letter.body
    assert "Reading the books" not in letter.body


def test_a_new_place_is_told_and_nothing_new_is_not(circle):
    changed(circle, FIRST)
    assert mail.outbox == []
    assert not AuditRecord.objects.filter(verb="learning.circle.changed").exists()
    changed(circle, FIRST, place="The library")
    circle.refresh_from_db()
    assert circle.place == "The library"
    assert "It takes place somewhere else now: The library" in mail.outbox[0].body
    assert AuditRecord.objects.get(verb="learning.circle.changed").data["place"] == ["Town hall, room 2", "The library"]


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        ({1: (date(2026, 6, 2), time(9))}, "day_1"),
        ({1: (date(2026, 6, 16), time(18))}, "day_2"),
        ({2: (date(2026, 6, 9), time(20))}, "day_2"),
    ],
)
def test_the_past_and_two_sessions_at_once_are_refused_and_nothing_moves(circle, times, wrong):
    before = [one.starts_at for one in sessions_of(circle)]
    with pytest.raises(Invalid) as told:
        changed(circle, times)
    assert set(told.value.fields) == {wrong}
    assert [one.starts_at for one in sessions_of(circle)] == before


def test_a_session_may_begin_when_the_one_before_is_over(circle):
    assert changed(circle, {2: (date(2026, 6, 9), time(20, 30))})[1].day == date(2026, 6, 9)


def test_a_session_that_has_begun_stays_as_it_was(circle):
    at = datetime.fromisoformat("2026-06-10T12:00:00+00:00")
    first, second, _third = changed(
        circle, {1: (date(2026, 6, 11), time(9)), 2: (date(2026, 6, 17), time(18, 30))}, at=at
    )
    assert (first.day, second.day) == (date(2026, 6, 9), date(2026, 6, 17))


def test_two_who_change_it_at_once_do_not_undo_each_other(circle):
    seen = stand_of(circle, sessions_of(circle))
    changed(circle, {1: (date(2026, 6, 10), time(19))}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        changed(circle, FIRST, place="The library", seen=seen)
    assert sessions_of(circle)[0].day == date(2026, 6, 10)


def test_only_who_leads_it_and_only_until_the_last_session_begins(circle):
    with pytest.raises(NotAFacilitator):
        changed(circle, FIRST, by=a_user(), place="Mine")
    with pytest.raises(CircleClosed):
        changed(circle, FIRST, at=AFTER, place="Too late")


def test_a_session_moved_to_tomorrow_is_told_once_and_one_moved_away_is_told_again_the_day_before(circle, frozen):
    tomorrow = BEFORE + timedelta(hours=20)
    changed(circle, {1: (tomorrow.date(), time(9))})
    frozen(BEFORE + timedelta(minutes=10))
    reminders()
    post_goes_out()
    assert [one.subject for one in mail.outbox] == ["Changed: How our co-op works"]
    changed(circle, {1: (date(2026, 6, 9), time(18, 30))}, at=BEFORE + timedelta(minutes=20))
    frozen(datetime.fromisoformat("2026-06-09T08:00:00+00:00"))
    reminders()
    post_goes_out()
    assert [one.subject for one in mail.outbox][2:] == ["Soon: How our co-op works"]
