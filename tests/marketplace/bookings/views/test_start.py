import pytest
from django.urls import reverse

from marketplace.bookings.enums import BookingState
from tests.factories.bookings import a_booking, fresh
from tests.factories.cast import a_customer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def button_of(booking):
    return reverse("bookings:start", args=[booking.reference])


def test_starting_leads_back_to_the_day_where_finish_is_the_button(browser_of, frozen):
    booking = a_booking()
    frozen(booking.start_utc)
    browser = browser_of(booking.worker.member.user)
    response = browser.post(button_of(booking), {"seen": booking.version}, follow=True)
    assert fresh(booking).state is BookingState.IN_PROGRESS
    assert response.context["next"]["action_url"] == reverse("bookings:finish", args=[booking.reference])


def test_too_early_it_is_said_from_when(browser_of):
    booking = a_booking()
    response = browser_of(booking.worker.member.user).post(button_of(booking), {}, follow=True)
    assert "That is possible from Friday 5 June 2026, 09:30." in response.content.decode()
    assert fresh(booking).state is BookingState.CONFIRMED


def test_a_second_press_changes_nothing(browser_of, frozen):
    booking = a_booking()
    frozen(booking.start_utc)
    browser = browser_of(booking.worker.member.user)
    for _ in range(2):
        browser.post(button_of(booking), {"seen": booking.version})
    assert fresh(booking).events.filter(code="B19").count() == 1


def test_it_is_nobody_elses_button(browser_of, frozen):
    booking = a_booking()
    frozen(booking.start_utc)
    assert browser_of(a_customer()).post(button_of(booking)).status_code == 404
    browser_of(booking.customer).post(button_of(booking))
    assert fresh(booking).state is BookingState.CONFIRMED
