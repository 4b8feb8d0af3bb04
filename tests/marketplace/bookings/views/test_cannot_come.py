import pytest
from django.urls import reverse

from marketplace.bookings.enums import BookingState, EndReason
from tests.factories.bookings import a_booking, fresh, under_way
from tests.factories.cast import a_customer
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:cannot_come", args=[booking.reference])


def test_what_happens_is_said_before_the_press(browser_of):
    booking = a_booking()
    response = browser_of(booking.worker.member.user).get(page_of(booking))
    parse_strictly(response)
    page = response.content.decode()
    assert "Amina is told at once and gets back all of the £80.00." in page
    assert "It never counts against you." in page


def test_a_reason_and_a_few_words_are_enough(browser_of):
    booking = a_booking()
    answers = {"seen": booking.version, "why": "worker_family", "remark": "So sorry"}
    response = browser_of(booking.worker.member.user).post(page_of(booking), answers)
    assert response.url == reverse("bookings:today")
    booking = fresh(booking)
    assert (booking.state, booking.ended_why, booking.ended_note) == (
        BookingState.CANCELLED,
        EndReason.WORKER_FAMILY,
        "So sorry",
    )


@pytest.mark.parametrize("why", ["", "coop_weather", "bored"])
def test_without_a_reason_of_the_list_it_is_an_error(browser_of, why):
    booking = a_booking()
    response = browser_of(booking.worker.member.user).post(page_of(booking), {"why": why})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["why"]
    parse_strictly(response)


def test_once_the_work_has_begun_it_is_told(browser_of):
    booking = a_booking()
    browser = browser_of(booking.worker.member.user)
    under_way(booking)
    response = browser.post(page_of(booking), {"seen": booking.version, "why": "worker_ill"})
    assert response.status_code == 409
    assert browser.get(page_of(booking)).url == reverse("bookings:job", args=[booking.reference])


def test_it_is_nobody_elses(browser_of):
    booking = a_booking()
    for person in (booking.customer, a_customer()):
        assert browser_of(person).post(page_of(booking), {"why": "worker_ill"}).status_code == 404
    assert fresh(booking).state is BookingState.CONFIRMED
