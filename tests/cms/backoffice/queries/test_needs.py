"""What needs a person today."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cms.backoffice.actions.seed_groups import seed_groups
from cms.backoffice.queries.needs import needs_of
from foundation.accounts.models import User
from payments.reconcile.models import Run
from tests.factories.bookings import a_booking
from tests.factories.cast import an_officer
from tests.factories.deciding import CLOSES, a_voter, an_open_vote
from tests.factories.deciding import an_officer as a_secretary
from tests.factories.members import applied

pytestmark = pytest.mark.django_db


def need(user, key, at):
    return next(one for one in needs_of(user, at=at) if one.key == key)


def a_run(at, **fields):
    given = {"provider": "sandbox", "since": at, "lines": 9, "adopted": 0, "unexplained": 0, "figures": {}, "ok": True}
    return Run.objects.create(at=at, **given | fields)


@pytest.mark.parametrize(
    ("office", "keys"),
    [
        ("board", {"applications", "bookings", "votes", "queue"}),
        ("secretary", {"applications", "bookings", "votes", "queue"}),
        ("treasurer", {"bookings", "votes", "books", "queue"}),
        ("coordinator", {"bookings", "votes", "queue"}),
    ],
)
def test_everybody_sees_what_they_may_look_after(noon, office, keys):
    assert {one.key for one in needs_of(an_officer("Pia", office), at=noon)} == keys


def test_a_customer_sees_nothing(noon):
    assert needs_of(User.objects.create_user("c@example.org"), at=noon) == []


def test_an_auditor_is_led_to_what_they_may_read(noon, client):
    seed_groups()
    ada = User.objects.create_user("ada@example.org")
    ada.groups.add(Group.objects.get(name="Auditors"))
    found = {one.key: one.url for one in needs_of(User.objects.get(pk=ada.pk), at=noon)}
    assert found["books"] == "/admin/journal/"
    assert found["votes"] == "/decisions/"


def test_nothing_to_do_is_said_in_words(noon):
    board = an_officer("Pia", "board")
    assert need(board, "applications", noon).words == "Every application has its answer."
    assert {one.tone for one in needs_of(board, at=noon)} == {"good"}


def test_applications_wait_with_the_oldest(noon):
    board = an_officer("Pia", "board")
    member = applied(at=noon - timedelta(days=3))
    found = need(board, "applications", noon)
    assert (found.words, found.tone, found.since) == ("1 application waits for an answer.", "wait", member.applied_at)
    assert found.url == "/office/members/?state=applied"


def test_a_job_that_should_have_begun_presses_most(settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # payments are open; nobody calls the look-alike
    booking = a_booking()
    board = an_officer("Pia", "board")
    assert need(board, "bookings", booking.start_utc + timedelta(minutes=59)).tone == "good"
    late = booking.start_utc + timedelta(minutes=61)
    assert need(board, "bookings", late).words == "1 job should have begun over an hour ago."
    assert needs_of(board, at=late)[0].key == "bookings"


def test_votes_that_close_soon():
    an_open_vote(a_voter("Ana"), a_secretary("Sid"))
    board = an_officer("Pia", "board")
    assert need(board, "votes", CLOSES - timedelta(days=4)).tone == "good"
    assert need(board, "votes", CLOSES - timedelta(days=2)).words == "1 vote closes within three days."


def test_the_latest_comparison_counts(noon):
    treasurer = an_officer("Tom", "treasurer")
    assert need(treasurer, "books", noon).tone == "wait"
    a_run(noon - timedelta(days=1), ok=False, unexplained=2)
    found = need(treasurer, "books", noon)
    assert (found.tone, found.url) == ("bad", "/office/money/")
    assert found.words == "The books and the payment provider differ: 2 lines are unexplained."
    a_run(noon)
    assert need(treasurer, "books", noon).tone == "good"


def test_a_queue_nobody_works_off():
    board = an_officer("Pia", "board")
    DBTaskResult.objects.all().delete()
    job = DBTaskResult.objects.create(
        task_path="a.b", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", queue_name="default"
    )
    assert need(board, "queue", job.enqueued_at + timedelta(minutes=9)).tone == "good"
    slow = need(board, "queue", job.enqueued_at + timedelta(minutes=11))
    assert (slow.tone, slow.url) == ("bad", "/admin/reports/jobs/")
    assert slow.words == "The oldest job has waited 11 minutes. Is the worker process running?"


def test_each_need_is_one_query_however_much_there_is(noon):
    board = an_officer("Pia", "board")
    counts = []
    for more in (1, 2):
        for _each in range(more):
            applied(at=noon)
            a_run(noon)
        needs_of(board, at=noon)  # rights are read once for a person
        with CaptureQueriesContext(connection) as captured:
            needs_of(board, at=noon)
        counts.append(len(captured))
    assert counts == [4, 4]
