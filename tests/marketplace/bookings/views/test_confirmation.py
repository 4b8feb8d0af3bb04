import pytest
from django.urls import reverse

from marketplace.bookings.actions.lapse_hold import lapse_hold
from tests.factories.bookings import NOON, a_booking, a_hold, a_payment_page, fresh
from tests.factories.cast import a_customer
from tests.factories.till import open_page, pay
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:confirmation", args=[booking.reference])


def test_it_says_that_it_is_booked_with_reference_time_and_what_happens_next(browser_of):
    booking = a_booking()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    page = response.content.decode()
    assert booking.reference in page
    assert "Friday 5 June 2026, 10:00 – 12:00" in page
    assert "You have paid £80.00." in page
    assert "You can cancel and get everything back until Thursday 4 June 2026, 10:00 BST." in page
    assert reverse("bookings:calendar_file", args=[booking.reference]) in page


def test_who_has_not_paid_yet_goes_back_to_paying(browser_of):
    booking = a_hold()
    response = browser_of(booking.customer).get(page_of(booking))
    assert response.url == reverse("bookings:check_and_pay", args=[booking.reference])


def test_a_time_that_was_lost_while_paying_names_the_refund_and_the_nearest_times(browser_of, frozen):
    booking = a_payment_page()
    open_page(booking.payment, at=NOON)
    at = booking.hold_expires_at
    lapse_hold(booking=booking, at=at)
    a_booking(listing=booking.listing, customer=a_customer(), at=at)
    pay(booking.payment, at=at)
    frozen(at)
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    page = response.content.decode()
    assert "All of your £80.00 is on its way back to your card." in page
    assert len(response.context["nearest"]) == 3
    assert fresh(booking).payment.refused_because


def test_it_is_nobody_elses(browser_of, client):
    booking = a_booking()
    assert browser_of(a_customer()).get(page_of(booking)).status_code == 404
    assert client.get(page_of(booking)).url.startswith(reverse("account_login"))
