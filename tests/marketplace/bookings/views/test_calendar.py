from datetime import timedelta

import pytest

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, completed
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
PAGE = "/work/calendar/"


def bookings_of(worker, *starts):
    listing = a_bookable_listing(worker)
    return [a_booking(listing=listing, customer=a_customer(), start=start) for start in starts]


@pytest.fixture
def rosa():
    return a_working_worker()


def test_jobs_are_listed_by_day_and_days_without_work_are_left_out(browser_of, rosa):
    bookings_of(rosa, FRIDAY_TEN, FRIDAY_TEN + timedelta(hours=3), FRIDAY_TEN + timedelta(days=2))
    response = browser_of(rosa.member.user).get(PAGE)
    parse_strictly(response)
    assert [(day["label"], len(day["jobs"])) for day in response.context["days"]] == [
        ("Friday 5 June", 2),
        ("Sunday 7 June", 1),
    ]


def test_what_is_done_stays_and_what_was_cancelled_goes(browser_of, rosa):
    listing = a_bookable_listing(rosa)
    completed(listing=listing)
    (cancelled,) = bookings_of(rosa, FRIDAY_TEN + timedelta(days=1))
    cancel_as_customer(by=cancelled.customer, booking=cancelled, at=NOON)
    days = browser_of(rosa.member.user).get(PAGE).context["days"]
    assert [[job["state"] for job in day["jobs"]] for day in days] == [["complete"]]


def test_four_weeks_a_page_on_and_back(browser_of, rosa):
    bookings_of(rosa, FRIDAY_TEN + timedelta(days=25))
    browser = browser_of(rosa.member.user)
    first = browser.get(PAGE)
    assert (first.context["days"], first.context["range_label"]) == ([], "Monday 1 June to Sunday 28 June")
    parse_strictly(first)
    later = browser.get(first.context["later_url"])
    assert [day["label"] for day in later.context["days"]] == ["Tuesday 30 June"]
    assert browser.get(later.context["earlier_url"]).context["range_label"] == first.context["range_label"]


def test_a_date_that_cannot_be_read_is_this_week(browser_of, rosa):
    context = browser_of(rosa.member.user).get(PAGE + "?from=whenever").context
    assert context["range_label"].startswith("Monday 1 June")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_date_at_the_end_of_time_is_a_page_like_any_other(browser_of, rosa, day):
    assert browser_of(rosa.member.user).get(PAGE + f"?from={day}").status_code == 200


def test_a_job_past_midnight_stands_on_the_day_it_begins_in_the_workers_zone(browser_of):
    from tests.factories.cast import AROUND_THE_CLOCK

    rosa = a_working_worker(windows=AROUND_THE_CLOCK)
    bookings_of(rosa, FRIDAY_TEN.replace(hour=22, minute=30))  # 23:30 in London
    (day,) = browser_of(rosa.member.user).get(PAGE).context["days"]
    assert (day["label"], day["jobs"][0]["clock"]) == ("Friday 5 June", "23:30 – 01:30")


def test_it_is_for_workers_only(browser_of):
    assert browser_of(a_customer()).get(PAGE).status_code == 403


def test_the_page_takes_the_same_few_statements_at_one_job_and_at_three(queries_of, browser_of):
    counts = []
    for number in (1, 3):
        worker = a_working_worker(f"Worker {number}")
        bookings_of(worker, *[FRIDAY_TEN + timedelta(days=n) for n in range(number)])
        counts.append(queries_of(browser_of(worker.member.user), PAGE))
    assert counts == [5, 5]
