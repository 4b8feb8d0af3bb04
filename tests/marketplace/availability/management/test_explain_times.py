"""The support desk's command: every start of the grid with "free" or the reason."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.workers.models import Worker
from tests.factories.availability import AT, MON, SUN, WORKING_WEEK, a_job, hours
from tests.factories.marketplace import LONG_AGO, a_listing, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(frozen):
    frozen(AT)
    worker = a_worker()
    set_weekly_windows(by=worker.member.user, worker=worker, windows=WORKING_WEEK, at=LONG_AGO)
    return a_listing(worker, min_minutes=120, grid_minutes=60, lead_minutes=0)


def run(listing, day="2026-06-01", days="1", **options) -> str:
    out = StringIO()
    call_command(
        "explain_times", worker=listing.worker.slug, service=listing.slug, from_=day, days=days, stdout=out, **options
    )
    return out.getvalue()


def test_json_has_exactly_the_promised_shape(listing):
    a_job(listing.worker, "10:00")
    found = json.loads(run(listing, json=True))
    assert list(found) == ["starts"]
    assert found["starts"][:3] == [
        {"start": "2026-06-01T08:00:00Z", "local": "2026-06-01T09:00:00+01:00", "free": False, "reason": "taken"},
        {"start": "2026-06-01T09:00:00Z", "local": "2026-06-01T10:00:00+01:00", "free": False, "reason": "taken"},
        {"start": "2026-06-01T10:00:00Z", "local": "2026-06-01T11:00:00+01:00", "free": True, "reason": None},
    ]
    assert [start["reason"] for start in found["starts"]] == ["taken", "taken", *[None] * 5, "does not fit"]


def test_words_for_people_name_the_day_the_clock_and_the_reason(listing):
    a_job(listing.worker, "10:00")
    assert run(listing) == (
        "Home cleaning by Rosa Lane, 120 minutes, Europe/London\n"
        "Mon 1 Jun 2026 to Mon 1 Jun 2026, as things stand now\n"
        "\n"
        "Monday 1 June 2026\n"
        "  09:00        taken\n"
        "  10:00        taken\n"
        "  11:00        free\n"
        "  12:00        free\n"
        "  13:00        free\n"
        "  14:00        free\n"
        "  15:00        free\n"
        "  16:00        does not fit\n"
        "\n"
        "5 of 8 starts are free.\n"
    )


def test_days_are_the_workers_days(listing):
    Worker.objects.filter(pk=listing.worker.pk).update(zone="Pacific/Kiritimati")
    starts = json.loads(run(listing, days="7", json=True))["starts"]
    assert starts[0]["local"] == "2026-06-01T09:00:00+14:00"
    assert starts[0]["start"] == "2026-05-31T19:00:00Z"
    assert len(starts) == 5 * 8


def test_a1_and_a3_from_the_support_desk(listing, frozen):
    frozen(datetime(2026, 10, 20, tzinfo=UTC))
    week = {MON: hours("09:00-17:00"), SUN: hours("00:00-04:00")}
    set_weekly_windows(by=listing.worker.member.user, worker=listing.worker, windows=week, at=AT)
    words = run(listing, "2026-10-25")
    assert "  01:00 BST    free\n  01:00 GMT    free\n  02:00        free\n" in words
    free = [start["local"] for start in json.loads(run(listing, "2026-10-25", json=True))["starts"] if start["free"]]
    assert free == [
        "2026-10-25T00:00:00+01:00",
        "2026-10-25T01:00:00+01:00",
        "2026-10-25T01:00:00+00:00",
        "2026-10-25T02:00:00+00:00",
    ]


def test_a_service_that_is_not_open_says_so(listing):
    Worker.objects.filter(pk=listing.worker.pk).update(state="paused")
    reasons = {start["reason"] for start in json.loads(run(listing, json=True))["starts"]}
    assert reasons == {"not taking bookings", "does not fit"}
    Worker.objects.filter(pk=listing.worker.pk).update(state="active")
    type(listing).objects.filter(pk=listing.pk).update(state="paused")
    assert {start["reason"] for start in json.loads(run(listing, json=True))["starts"]} == {
        "service not open",
        "does not fit",
    }


def test_days_without_hours_are_said_to_have_none(listing):
    assert run(listing, "2026-06-06", "2").endswith("No working hours on these days.\n")
    assert json.loads(run(listing, "2026-06-06", "2", json=True)) == {"starts": []}


def test_a_day_too_far_ahead_says_so(listing):
    day = (AT + timedelta(days=200)).date()
    monday = day - timedelta(days=day.weekday())
    reasons = {start["reason"] for start in json.loads(run(listing, monday.isoformat(), json=True))["starts"]}
    assert reasons == {"beyond horizon", "does not fit"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"worker": "nobody"}, "There is no worker 'nobody'."),
        ({"service": "nothing"}, "Rosa Lane has no service 'nothing'. Known: {slug}."),
        ({"from_": "1 June"}, "--from needs a date such as 2026-06-01, not '1 June'."),
        ({"from_": "2026-02-30"}, "--from needs a date such as 2026-06-01, not '2026-02-30'."),
        ({"from_": "9999-12-31"}, "--from needs a date between the years 2000 and 2200, not '9999-12-31'."),
        ({"days": "0"}, "--days needs a whole number from 1 to 366, not '0'."),
        ({"days": "many"}, "--days needs a whole number from 1 to 366, not 'many'."),
        ({"days": "367"}, "--days needs a whole number from 1 to 366, not '367'."),
        ({"minutes": "60"}, "--minutes needs a whole number from 120 to 120, not '60'."),
        ({"worker": None}, "Say whose times: --worker SLUG --service SLUG --from DATE --days N."),
    ],
)
def test_bad_input_ends_with_2_and_one_clear_line(listing, wrong, sentence):
    given = {"worker": listing.worker.slug, "service": listing.slug, "from_": "2026-06-01", "days": "1"} | wrong
    with pytest.raises(CommandError) as refusal:
        call_command("explain_times", **given)
    assert refusal.value.returncode == 2
    assert str(refusal.value) == sentence.format(slug=listing.slug)


def test_another_workers_service_is_not_theirs(listing):
    other = a_worker(name="Tomasz")
    with pytest.raises(CommandError, match=r"has no service .* Known: none\."):
        call_command("explain_times", worker=other.slug, service=listing.slug, from_="2026-06-01", days="1")
