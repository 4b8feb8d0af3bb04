from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.bookings import NOON, a_hold, fresh
from tests.factories.cast import a_customer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def button_of(booking):
    return reverse("bookings:extend_hold", args=[booking.reference])


def test_more_time_leads_back_to_where_the_customer_was(browser_of):
    booking = a_hold()
    pay = reverse("bookings:check_and_pay", args=[booking.reference])
    response = browser_of(booking.customer).post(button_of(booking), headers={"referer": f"http://testserver{pay}"})
    assert response.url == f"http://testserver{pay}"
    assert fresh(booking).hold_expires_at == NOON + timedelta(minutes=25)


def test_it_never_leads_to_another_site(browser_of):
    booking = a_hold()
    response = browser_of(booking.customer).post(button_of(booking), headers={"referer": "https://elsewhere.example/"})
    assert response.url == reverse("bookings:details", args=[booking.reference])


def test_the_button_goes_once_it_was_used(browser_of):
    booking = a_hold()
    browser = browser_of(booking.customer)
    browser.post(button_of(booking))
    page = browser.get(reverse("bookings:details", args=[booking.reference])).content.decode()
    assert button_of(booking) not in page


def test_a_second_time_is_refused_with_a_sentence(browser_of):
    booking = a_hold()
    browser = browser_of(booking.customer)
    browser.post(button_of(booking))
    response = browser.post(button_of(booking))
    assert response.status_code == 409
    assert "You have had more time once already." in response.content.decode()


def test_when_the_time_is_up_the_nearest_times_are_shown(browser_of, frozen):
    booking = a_hold()
    frozen(booking.hold_expires_at)
    assert len(browser_of(booking.customer).post(button_of(booking)).context["nearest"]) == 3


def test_it_is_nobody_elses_button(browser_of):
    assert browser_of(a_customer()).post(button_of(a_hold())).status_code == 404


def test_looking_at_the_address_does_nothing(browser_of):
    booking = a_hold()
    assert browser_of(booking.customer).get(button_of(booking)).status_code == 405
