from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold
from tests.factories.cast import a_bookable_listing, a_customer
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
PAGE = "/bookings/"


def day(number):
    return FRIDAY_TEN + timedelta(days=number)


@pytest.fixture
def amina():
    return a_customer()


def some(amina, number, *, cancelled=False, listing=None):
    listing = listing or a_bookable_listing()
    bookings = [a_booking(customer=amina, listing=listing, start=day(n)) for n in range(number)]
    if cancelled:
        for booking in bookings:
            cancel_as_customer(by=amina, booking=booking, at=NOON)
    return bookings


def test_nobody_sees_it_without_signing_in(client):
    assert client.get(PAGE).url.startswith(reverse("account_login"))


def test_with_no_bookings_the_page_says_what_to_do(browser_of, amina):
    response = browser_of(amina).get(PAGE)
    parse_strictly(response)
    assert "Nothing coming up" in response.content.decode()


def test_what_is_coming_up_is_in_order_and_what_is_past_is_below(browser_of, amina):
    listing = a_bookable_listing()
    bookings = some(amina, 3, listing=listing)
    cancel_as_customer(by=amina, booking=bookings[1], at=NOON)
    response = browser_of(amina).get(PAGE)
    parse_strictly(response)
    assert [card["reference"] for card in response.context["upcoming"]] == [
        bookings[0].reference,
        bookings[2].reference,
    ]
    assert [card["reference"] for card in response.context["past"]] == [bookings[1].reference]


def test_a_time_that_is_kept_leads_on_to_paying(browser_of, amina):
    booking = a_hold(customer=amina)
    (card,) = browser_of(amina).get(PAGE).context["upcoming"]
    assert card["url"] == reverse("bookings:check_and_pay", args=[booking.reference])


def test_a_time_that_is_no_longer_kept_is_not_shown(browser_of, amina, frozen):
    booking = a_hold(customer=amina)
    frozen(booking.hold_expires_at)
    assert browser_of(amina).get(PAGE).context["upcoming"] == []


def test_nobody_elses_bookings_are_here(browser_of, amina):
    a_booking()
    assert browser_of(amina).get(PAGE).context["upcoming"] == []


def test_past_bookings_come_page_by_page_none_twice_and_none_left_out(browser_of, amina, monkeypatch):
    for module in ("marketplace.bookings.queries.bookings.PAGE", "marketplace.bookings.views.my_bookings.PAGE"):
        monkeypatch.setattr(module, 2)
    bookings = some(amina, 5, cancelled=True)
    browser, path, seen = browser_of(amina), PAGE, []
    while path:
        response = browser.get(path)
        seen += [card["reference"] for card in response.context["past"]]
        path = response.context["older_url"]
    assert seen == [booking.reference for booking in reversed(bookings)]


def test_a_mark_that_is_none_of_ours_is_the_first_page(browser_of, amina):
    assert browser_of(amina).get(PAGE + "?before=yesterday-x").context["first_page"] is True


def test_the_page_takes_the_same_few_statements_at_one_row_and_at_three(queries_of, browser_of):
    counts = []
    for number in (1, 3):
        person = a_customer(f"Person {number}")
        some(person, number)
        some(person, number, cancelled=True)
        counts.append(queries_of(browser_of(person), PAGE))
    assert counts == [5, 5]
