import pytest
from django.urls import reverse

from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.enums import BookingState, EndReason
from tests.factories.bookings import NOON, a_booking, fresh, under_way
from tests.factories.cast import a_customer, an_office_person
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:cancel", args=[booking.reference])


def test_the_exact_refund_and_what_follows_are_named_before_the_press(browser_of):
    booking = a_booking()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    page = response.content.decode()
    assert "You get back all of your £80.00" in page
    assert "Cancel and get £80.00 back" in page
    assert "until Thursday 4 June 2026, 10:00 BST" in page


def test_cancelling_leads_to_the_booking_and_says_what_happened(browser_of):
    booking = a_booking()
    response = browser_of(booking.customer).post(page_of(booking), {"seen": booking.version}, follow=True)
    assert response.redirect_chain == [(reverse("bookings:booking", args=[booking.reference]), 302)]
    assert "Cancelled. £80.00 is on its way back to your card." in response.content.decode()
    assert fresh(booking).state is BookingState.CANCELLED


def test_after_the_free_time_the_page_says_whom_to_ask_and_has_no_button(browser_of, frozen):
    booking = a_booking()
    frozen(booking.free_until)
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    assert response.context["possible"] is False
    assert "Cancel and get" not in response.content.decode()


def test_a_press_after_the_free_time_is_refused_with_the_moment(browser_of, frozen):
    booking = a_booking()
    frozen(booking.free_until)
    response = browser_of(booking.customer).post(page_of(booking), {"seen": booking.version})
    assert response.status_code == 409
    assert "The free time to cancel ended Thursday 4 June 2026, 10:00 BST." in response.content.decode()
    assert fresh(booking).state is BookingState.CONFIRMED


def test_two_at_once_the_second_is_told_kindly_and_never_with_an_error_page(browser_of):
    booking = a_booking()
    worker = booking.worker.member.user
    cancel_as_worker(by=worker, booking=booking, why=EndReason.WORKER_ILL, at=NOON)
    response = browser_of(booking.customer).post(page_of(booking), {"seen": booking.version})
    assert response.status_code == 409
    parse_strictly(response)
    assert "This booking changed while you were looking at it. It is now: cancelled." in response.content.decode()


def test_once_the_work_has_begun_it_leads_back_to_the_booking(browser_of):
    booking = under_way()
    response = browser_of(booking.customer).get(page_of(booking))
    assert response.url == reverse("bookings:booking", args=[booking.reference])


def test_the_office_is_asked_why(browser_of):
    booking, sam = a_booking(), an_office_person()
    browser = browser_of(sam)
    assert 'name="reason"' in browser.get(page_of(booking)).content.decode()
    refused = browser.post(page_of(booking), {"seen": booking.version})
    assert refused.status_code == 422
    browser.post(page_of(booking), {"seen": booking.version, "reason": "She rang"})
    assert fresh(booking).state is BookingState.CANCELLED


def test_it_is_nobody_elses(browser_of):
    booking = a_booking()
    assert browser_of(a_customer()).post(page_of(booking), {}).status_code == 404
    assert browser_of(booking.worker.member.user).post(page_of(booking), {}).status_code == 404
    assert fresh(booking).state is BookingState.CONFIRMED
