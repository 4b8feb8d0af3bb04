import pytest
from django.urls import reverse

from marketplace.bookings.enums import BookingState
from tests.factories.bookings import a_booking, a_hold, fresh
from tests.factories.cast import a_customer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def button_of(booking):
    return reverse("bookings:leave_hold", args=[booking.reference])


def test_letting_go_leads_back_to_the_listing(browser_of):
    booking = a_hold()
    response = browser_of(booking.customer).post(button_of(booking))
    assert response.url == reverse("services:listing", args=[booking.listing.slug])
    assert fresh(booking).state is BookingState.LAPSED


def test_nobody_lets_go_of_somebody_elses_time(browser_of):
    booking = a_hold()
    assert browser_of(a_customer()).post(button_of(booking)).status_code == 404
    assert fresh(booking).state is BookingState.HELD


def test_what_is_booked_meanwhile_stays_booked(browser_of):
    booking = a_booking()
    assert browser_of(booking.customer).post(button_of(booking)).status_code == 409
    assert fresh(booking).state is BookingState.CONFIRMED


def test_looking_at_the_address_does_nothing(browser_of):
    booking = a_hold()
    assert browser_of(booking.customer).get(button_of(booking)).status_code == 405
