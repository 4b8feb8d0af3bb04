from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.bookings import FRIDAY_TEN, a_booking, completed
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
PAGE = "/work/money/"


def completed_of(worker, number):
    listing = a_bookable_listing(worker)
    starts = [FRIDAY_TEN + timedelta(hours=2 * n) for n in range(number)]
    return [completed(listing=listing, customer=a_customer(), start=start) for start in starts]


@pytest.fixture
def rosa():
    return a_working_worker()


def figures(response):
    return {str(stat["label"]): stat["figure"] for stat in response.context["stats"]}


def test_earned_on_its_way_and_ahead(browser_of, rosa, frozen):
    (booking,) = completed_of(rosa, 1)
    a_booking(listing=booking.listing, customer=a_customer(), start=FRIDAY_TEN + timedelta(days=3))
    frozen(booking.completed_at + timedelta(minutes=1))
    response = browser_of(rosa.member.user).get(PAGE)
    parse_strictly(response)
    assert figures(response) == {"Earned this week": "£73.60", "On its way": "£73.60", "Booked ahead": "£73.60"}


def test_the_next_payout_is_after_the_time_for_claims(browser_of, rosa, frozen):
    (booking,) = completed_of(rosa, 1)  # accepted on Friday at 13:00
    frozen(booking.completed_at)
    assert browser_of(rosa.member.user).get(PAGE).context["next_payout"] == "Sunday 7 June"


def test_every_amount_opens_its_rows_in_the_books(browser_of, rosa, frozen):
    (booking,) = completed_of(rosa, 1)
    frozen(booking.completed_at)
    browser = browser_of(rosa.member.user)
    (row,) = browser.get(PAGE).context["table"].rows
    assert row[2].url == reverse("bookings:ledger_lines", args=[booking.reference])
    assert browser.get(row[2].url).status_code == 200


def test_last_weeks_money_is_not_this_weeks(browser_of, rosa, frozen):
    (booking,) = completed_of(rosa, 1)
    frozen(booking.completed_at + timedelta(days=4))
    response = browser_of(rosa.member.user).get(PAGE)
    parse_strictly(response)
    assert figures(response)["Earned this week"] == "£0.00"
    assert "Nothing earned yet this week" in response.content.decode()


def test_it_is_for_workers_only(browser_of):
    assert browser_of(a_customer()).get(PAGE).status_code == 403


def test_the_page_takes_the_same_few_statements_at_one_job_and_at_three(queries_of, browser_of, frozen):
    counts = []
    for number in (1, 3):
        worker = a_working_worker(f"Worker {number}")
        bookings = completed_of(worker, number)
        frozen(bookings[-1].completed_at)
        counts.append(queries_of(browser_of(worker.member.user), PAGE))
    assert counts == [8, 8]
