import pytest
from django.urls import reverse

from marketplace.bookings.actions.complete_by_clock import complete_by_clock
from marketplace.bookings.enums import BookingState
from tests.factories.bookings import a_booking, done, fresh
from tests.factories.cast import a_customer, an_office_person
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:accept", args=[booking.reference])


def test_the_page_says_what_a_yes_does_and_what_silence_does(browser_of):
    booking = done()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    page = response.content.decode()
    assert "With your yes, Rosa Lane has earned £73.60." in page
    assert "If you say nothing by Saturday 6 June 2026, 12:00 BST" in page
    assert "Time worked: 1 h 55 min." in page


def test_one_press_is_enough(browser_of):
    booking = done()
    response = browser_of(booking.customer).post(page_of(booking), {"seen": booking.version})
    assert response.url == reverse("bookings:booking", args=[booking.reference])
    assert fresh(booking).state is BookingState.COMPLETED


def test_the_clock_was_quicker_and_the_page_says_so(browser_of):
    booking = done()
    complete_by_clock(booking=booking, at=booking.accept_by)
    response = browser_of(booking.customer).post(page_of(booking), {"seen": booking.version})
    assert response.status_code == 409
    parse_strictly(response)
    assert "It is now: complete." in response.content.decode()


def test_before_the_work_is_done_it_leads_to_the_booking(browser_of):
    booking = a_booking()
    response = browser_of(booking.customer).get(page_of(booking))
    assert response.url == reverse("bookings:booking", args=[booking.reference])


def test_the_worker_cannot_say_it_for_the_customer(browser_of):
    booking = done()
    assert browser_of(booking.worker.member.user).post(page_of(booking), {}).status_code == 404
    assert browser_of(a_customer()).post(page_of(booking), {}).status_code == 404
    assert fresh(booking).state is BookingState.DONE


def test_the_office_says_why(browser_of):
    booking, browser = done(), browser_of(an_office_person())
    assert browser.post(page_of(booking), {}).status_code == 422
    browser.post(page_of(booking), {"reason": "She rang: all is well"})
    assert fresh(booking).state is BookingState.COMPLETED
