import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.availability.actions.add_time_off import add_time_off
from marketplace.availability.actions.set_exception import set_exception
from marketplace.availability.actions.set_limits import set_limits
from marketplace.availability.actions.set_weekly_windows import set_weekly_windows
from marketplace.availability.registry import ClaimCard, claim_cards
from tests.factories.availability import AT, MON, SAT, SUN, a_job, a_worker_with_hours, hours, on_monday
from tests.factories.marketplace import a_user
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
HERE = "/work/hours/"


def words_of(response) -> str:
    tree = parse_strictly(response)
    return re.sub(r"\s+", " ", " ".join(tree.find(".//main").itertext()))


def test_the_page_tells_the_whole_of_a_workers_hours(client, worker):
    own = worker.member.user
    week = {MON: hours("09:00-12:00", "13:00-17:00"), SAT: hours("22:00-06:00"), SUN: hours("all day")}
    set_weekly_windows(by=own, worker=worker, windows=week, at=AT)
    set_exception(by=own, worker=worker, day=date(2026, 6, 8), windows=(), at=AT)
    set_exception(by=own, worker=worker, day=date(2026, 6, 9), windows=hours("18:00-00:00"), at=AT)
    days_off = {
        "starts_at": on_monday("00:00") + timedelta(days=14),
        "ends_at": on_monday("00:00") + timedelta(days=19),
    }
    add_time_off(by=own, worker=worker, **days_off, note="Whitby", at=AT)
    set_limits(by=own, worker=worker, per_day_minutes=450, per_week_minutes=None, at=AT)
    words = words_of(client.get(HERE))
    for said in (
        "Your hours",
        "on the clock in London",
        "Monday 09:00 to 12:00, 13:00 to 17:00",
        "Tuesday Closed",
        "Saturday 22:00 to 06:00 the next day",
        "Sunday All day",
        "Monday 8 June 2026 Closed",
        "Tuesday 9 June 2026 18:00 to midnight",
        "Monday 15 June 2026 to Friday 19 June 2026 Whitby",
        "In a day 7 hours 30 minutes",
        "In a week No limit",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("10:00", "11:30", "Monday 1 June 2026, 10:00 to 11:30"),
        ("00:00", "24:00", "Time off Monday 1 June 2026 Remove"),
        ("10:00", "33:00", "Monday 1 June 2026, 10:00 to Tuesday 2 June 2026, 09:00"),
    ],
)
def test_time_off_is_put_in_the_fewest_words(client, worker, begins, ends, words):
    span = {"starts_at": on_monday(begins), "ends_at": on_monday(ends)}
    add_time_off(by=worker.member.user, worker=worker, **span, at=AT)
    assert words in words_of(client.get(HERE))


def test_a_workers_menu_leads_here(client):
    tree = parse_strictly(client.get(HERE))
    [link] = [a for a in tree.iter("a") if a.get("href") == HERE]
    assert ("".join(link.itertext()).strip(), link.get("aria-current")) == ("Hours", "page")


def test_somebody_without_hours_is_told_what_to_do_first(sign_in):
    worker = a_worker_with_hours({})
    words = words_of(sign_in(worker.member.user).get(HERE))
    assert "Nobody can book you yet" in words
    assert "Booked jobs that no longer fit" not in words


def test_b15_jobs_that_no_longer_fit_are_listed_with_what_can_be_done(client, worker):
    job = a_job(worker, "10:00", purpose="parties", reference="P-1")
    claim_cards.register(
        "parties",
        lambda references: {
            r: ClaimCard(
                f"Birthday {r}", url="/p/", cover_url="/p/cover/", move_url="/p/move/", cancel_url="/p/cancel/"
            )
            for r in references
        },
    )
    add_time_off(by=worker.member.user, worker=worker, starts_at=on_monday("09:00"), ends_at=on_monday("12:00"), at=AT)
    response = client.get(HERE)
    del claim_cards._values["parties"]
    words = words_of(response)
    assert "Nothing has been cancelled" in words
    assert "Monday 1 June 2026, 10:00 Birthday P-1" in words
    assert "in your time off" in words
    tree = parse_strictly(response)
    links = [a.get("href") for a in tree.findall(".//main//section//a")]
    assert links[:4] == ["/p/", "/p/cover/", "/p/move/", "/p/cancel/"]
    job.refresh_from_db()
    assert job.status == "confirmed"


def test_a_time_that_the_clocks_jump_over_is_told(client, worker):
    set_weekly_windows(by=worker.member.user, worker=worker, windows={SUN: hours("01:30-05:00")}, at=AT)
    assert "On Sunday 28 March 2027 the clocks jump over 01:30. It counts as 02:30." in words_of(client.get(HERE))


def test_the_page_asks_the_database_the_same_number_of_times_for_one_row_and_three(client, worker):
    own = worker.member.user

    def add(n):
        set_exception(by=own, worker=worker, day=date(2026, 6, 10 + n), windows=hours("10:00-11:00"), at=AT)
        begin = on_monday("00:00") + timedelta(days=30 + n)
        add_time_off(by=own, worker=worker, starts_at=begin, ends_at=begin + timedelta(hours=2), at=AT)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HERE).status_code == 200
        return len([query for query in queries if "marketplace_" in query["sql"]])

    a_job(worker, "09:00")
    add(0)
    first = count()
    a_job(worker, "11:00")
    a_job(worker, "14:00")
    add(1)
    add(2)
    assert count() == first == 8


def test_staff_see_and_change_anybodys_hours_at_their_own_address(staff, worker):
    response = staff.get(f"/work/hours/of/{worker.slug}/")
    assert "Hours of Rosa Lane" in words_of(response)
    assert f'href="/work/hours/of/{worker.slug}/week/"' in response.content.decode()


def test_the_page_is_not_found_for_others_and_asks_strangers_to_sign_in(sign_in, worker):
    other = sign_in(a_worker_with_hours(name="Tomasz").member.user)
    assert other.get(f"/work/hours/of/{worker.slug}/").status_code == 404
    assert sign_in(a_user()).get(HERE).status_code == 403
    assert Client().get(HERE).status_code == 302
