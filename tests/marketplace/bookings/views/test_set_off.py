import pytest
from django.urls import reverse

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from tests.factories.bookings import NOON, a_booking, fresh
from tests.factories.cast import a_customer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def button_of(booking):
    return reverse("bookings:set_off", args=[booking.reference])


def test_on_my_way_leads_back_to_the_day(browser_of, frozen):
    booking = a_booking()
    frozen(booking.start_utc)
    response = browser_of(booking.worker.member.user).post(button_of(booking), {"seen": booking.version})
    assert response.url == reverse("bookings:today")
    assert fresh(booking).set_off_at == booking.start_utc


def test_cancelled_meanwhile_it_is_said_and_nothing_is_done(browser_of, frozen):
    booking = a_booking()
    cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
    frozen(booking.start_utc)
    browser = browser_of(booking.worker.member.user)
    response = browser.post(button_of(booking), {"seen": booking.version}, follow=True)
    assert "It is now: cancelled." in response.content.decode()
    assert fresh(booking).set_off_at is None


def test_too_early_it_is_said_from_when(browser_of):
    booking = a_booking()
    response = browser_of(booking.worker.member.user).post(button_of(booking), {}, follow=True)
    assert "That is possible from Friday 5 June 2026, 07:00." in response.content.decode()


def test_it_is_nobody_elses_button(browser_of):
    booking = a_booking()
    assert browser_of(a_customer()).post(button_of(booking)).status_code == 404
    assert browser_of(booking.worker.member.user).get(button_of(booking)).status_code == 405
