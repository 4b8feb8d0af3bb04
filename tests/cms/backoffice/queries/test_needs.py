"""What needs a person today."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from cms.backoffice.actions.seed_groups import seed_groups
from cms.backoffice.queries.needs import needs_of
from coop.decisions.enums import ChallengeKind, ChallengeOutcome
from coop.decisions.models import Challenge, Decision
from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.suspend import suspend
from foundation.accounts.models import User
from marketplace.bookings.models import Booking
from payments.reconcile.enums import Check
from payments.reconcile.models import Finding, Run
from payments.webhooks.models import WebhookEvent
from tests.factories.bookings import NOON, a_booking
from tests.factories.cast import a_bookable_listing, a_working_worker, an_officer
from tests.factories.deciding import CLOSES, a_voter, an_open_vote
from tests.factories.deciding import an_officer as a_secretary
from tests.factories.members import admitted, applied

pytestmark = pytest.mark.django_db


def need(user, key, at):
    return next(one for one in needs_of(user, at=at) if one.key == key)


def a_run(at, **fields):
    given = {"provider": "sandbox", "since": at, "lines": 9, "adopted": 0, "unexplained": 0, "figures": {}, "ok": True}
    return Run.objects.create(at=at, **given | fields)


def a_request(booking):
    """As a co-op that lets workers answer would have it: no act of ours makes one yet, and the database knows that."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Booking.objects.filter(pk=booking.pk).update(status="requested", respond_by=booking.start_utc)
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.parametrize(
    ("office", "keys"),
    [
        ("board", {"applications", "probations", "late", "uncovered", "requests", "votes", "challenges", "queue"}),
        ("secretary", {"applications", "probations", "late", "uncovered", "requests", "votes", "challenges", "queue"}),
        ("treasurer", {"late", "uncovered", "requests", "votes", "challenges", "disputes", "books", "queue"}),
        ("coordinator", {"late", "uncovered", "requests", "votes", "challenges", "queue"}),
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


def test_a_job_that_should_have_begun_presses_most(settings, client):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # payments are open; nobody calls the look-alike
    settings.SECOND_FACTOR_REQUIRED = False
    booking = a_booking()
    ahead = a_booking(start=booking.start_utc + timedelta(days=1))
    board = an_officer("Pia", "board")
    assert need(board, "late", booking.start_utc + timedelta(minutes=59)).tone == "good"
    late = need(board, "late", booking.start_utc + timedelta(minutes=121))
    assert (late.words, late.when) == (
        "1 job should have begun over an hour ago.",
        "The oldest: 2\xa0hours, 1\xa0minute ago.",
    )
    assert needs_of(board, at=booking.start_utc + timedelta(minutes=121))[0].key == "late"
    client.force_login(board, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(late.url).text
    assert 0 < text.index(booking.reference) < text.index(ahead.reference)


def test_a_request_has_waited_since_it_was_made_and_not_since_the_job(settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    booking = a_booking()
    a_request(booking)
    asked = booking.held_at
    found = need(an_officer("Pia", "board"), "requests", asked + timedelta(hours=5))
    assert (found.words, found.tone, found.since) == ("1 request has no answer.", "wait", asked)
    assert found.when == "The oldest: 5\xa0hours ago."
    assert found.url == "/admin/booking/?status=requested"
    assert need(an_officer("Ann", "board"), "late", booking.start_utc + timedelta(days=1)).tone == "good"


def test_a_booked_job_whose_worker_was_suspended_presses_and_the_list_shows_it(settings, client, frozen):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SECOND_FACTOR_REQUIRED = False
    booking, other = a_booking(), a_booking(listing=a_bookable_listing(a_working_worker("Tom Hill")))
    board, at = an_officer("Pia", "board"), NOON + timedelta(hours=1)
    frozen(at)
    assert need(board, "uncovered", at).words == "Every booked job has a worker who can come."
    suspend(
        by=board, member=booking.worker.member, reason="Took the till", resolution="Board 4",
        answer_by=at + timedelta(days=1), at=at,
    )  # fmt: skip
    found = need(board, "uncovered", at)
    assert (found.words, found.tone) == ("1 booked job has a worker who cannot come.", "bad")
    assert found.when == "The next begins in 2\xa0days, 20\xa0hours."
    client.force_login(board, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(found.url).text
    assert (booking.reference in text, other.reference in text) == (True, False)
    both = client.get("/admin/booking/").text
    assert (booking.reference in both, other.reference in both) == (True, True)


def test_votes_that_close_soon_say_when_the_next_one_does():
    an_open_vote(a_voter("Ana"), a_secretary("Sid"))
    board = an_officer("Pia", "board")
    assert need(board, "votes", CLOSES - timedelta(days=4)).tone == "good"
    found = need(board, "votes", CLOSES - timedelta(days=2))
    assert (found.words, found.when) == ("1 vote closes within three days.", "The next closes in 2\xa0days.")
    assert need(board, "votes", CLOSES + timedelta(seconds=5)).when == "The next closes now."


def test_a_result_that_is_not_declared_has_waited_since_the_vote_closed():
    decision = an_open_vote(a_voter("Ana"), a_secretary("Sid"))
    Decision.objects.filter(pk=decision.pk).update(state="closed")
    found = need(an_officer("Pia", "board"), "votes", CLOSES + timedelta(days=1))
    assert (found.words, found.since) == ("1 result is not declared yet.", CLOSES)
    assert found.when == "The oldest closed 1\xa0day ago."


def test_a_challenge_waits_until_somebody_answers_it(noon):
    member = a_voter("Ana")
    decision = an_open_vote(member, a_secretary("Sid"))
    about = {"decision": decision, "round": 1, "raised_by": member, "text": "The count is wrong."}
    challenge = Challenge.objects.create(kind=ChallengeKind.RESULT, raised_at=CLOSES, **about)
    board = an_officer("Pia", "board")
    found = need(board, "challenges", CLOSES + timedelta(days=2))
    assert (found.words, found.tone, found.since) == ("1 challenge has no answer.", "wait", CLOSES)
    assert found.when == "The oldest: 2\xa0days ago."
    answered = {"outcome": ChallengeOutcome.DISMISSED, "answer": "Counted twice.", "answered_by": board}
    Challenge.objects.filter(pk=challenge.pk).update(answered_at=CLOSES, **answered)
    assert need(board, "challenges", CLOSES).words == "Every challenge to a vote has its answer."


def a_message(number, kind, about, at):
    return WebhookEvent.objects.create(
        pk=f"evt_{number}", provider="sandbox", kind=f"charge.dispute.{kind}", object_type="dispute", object_id=about,
        style="thin", digest="0" * 64, received_at=at, state="ignored",
    )  # fmt: skip


def test_a_disputed_payment_presses_until_the_bank_has_decided(noon):
    treasurer = an_officer("Tom", "treasurer")
    assert need(treasurer, "disputes", noon).words == "No bank disputes a payment."
    a_message(1, "created", "du_1", noon - timedelta(hours=5))
    a_message(2, "created", "du_2", noon)
    a_message(3, "funds_withdrawn", "du_1", noon)
    found = need(treasurer, "disputes", noon)
    assert (found.words, found.tone) == (
        "Customers’ banks dispute 2 payments. Answer before the days they name.",
        "bad",
    )
    assert (found.when, found.url) == ("The oldest: 5\xa0hours ago.", "/office/money/")
    a_message(4, "closed", "du_1", noon)
    words = "A customer’s bank disputes 1 payment. Answer before the day it names."
    assert need(treasurer, "disputes", noon).words == words


def test_the_latest_comparison_counts(noon):
    treasurer = an_officer("Tom", "treasurer")
    assert need(treasurer, "books", noon).tone == "wait"
    differs = a_run(noon - timedelta(days=1), ok=False, unexplained=0)
    for sentence in ("The balance differs.", "A payment is missing."):
        Finding.objects.create(run=differs, check_name=Check.values[0], sentence=sentence)
    found = need(treasurer, "books", noon)
    assert (found.tone, found.url) == ("bad", "/office/money/")
    assert found.words == "The books and the payment provider differ in 2 matters."
    a_run(noon)
    assert need(treasurer, "books", noon).tone == "good"


def test_a_comparison_of_the_day_before_yesterday_says_nothing_about_today(noon):
    treasurer = an_officer("Tom", "treasurer")
    a_run(noon)
    assert need(treasurer, "books", noon + timedelta(hours=36)).tone == "good"
    old = need(treasurer, "books", noon + timedelta(hours=37))
    assert (old.tone, old.words) == ("wait", "The books were not compared with the payment provider since yesterday.")
    assert old.when == "Compared 1\xa0day, 13\xa0hours ago."


def test_the_first_page_shows_each_matter_with_its_time_and_its_way(settings, client, frozen, noon):
    settings.SECOND_FACTOR_REQUIRED = False
    frozen(noon)
    applied(at=noon - timedelta(days=3))
    client.force_login(an_officer("Pia", "board"), backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/admin/").text
    panel = text[text.index('class="needs"') : text.index("</ul>", text.index('class="needs"'))]
    words = " ".join(re.sub(r"<[^>]+>", " ", panel).replace("\xa0", " ").split())
    assert "Applications to join 1 application waits for an answer. The oldest: 3 days ago." in words
    assert "Requests Every request has its answer." in words
    assert 'href="/office/members/?state=applied"' in panel
    assert panel.count("needs__one--wait") == 1


def test_a_probation_that_is_over_waits_for_somebody_to_decide(noon):
    board, over = an_officer("Pia", "board"), noon + timedelta(days=9)
    begin_probation(
        by=board, member=admitted(board=board), ends_at=over, requirement="Help", resolution="Board", at=noon
    )
    assert need(board, "probations", over - timedelta(seconds=1)).tone == "good"
    found = need(board, "probations", over)
    assert (found.tone, found.url, found.since) == ("wait", "/office/members/", over)
    assert found.words == "1 time of probation is over, and nobody has decided about it."


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
    assert counts == [8, 8]


def test_an_editor_for_whom_nothing_waits_reads_where_to_begin(settings, client, noon, frozen):
    settings.SECOND_FACTOR_REQUIRED = False
    frozen(noon)
    seed_groups()
    editor = User.objects.create_user("ed@example.org", name="Ed")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get("/admin/").text
    assert "Nothing waits for you today." in text
    assert 'href="/admin/guide/"' in text
