from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.bookings.actions.finish_by_clock import finish_by_clock
from marketplace.bookings.enums import BookingState
from tests.factories.bookings import a_booking, fresh, under_way
from tests.factories.cast import a_customer
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:finish", args=[booking.reference])


def test_the_minutes_since_the_start_are_filled_in(browser_of, frozen):
    booking = under_way()
    frozen(booking.started_at + timedelta(minutes=117))
    response = browser_of(booking.worker.member.user).get(page_of(booking))
    parse_strictly(response)
    assert response.context["form"]["actual_minutes"].value() == 115


def test_finishing_leads_back_to_the_day(browser_of, frozen):
    booking = under_way()
    frozen(booking.end_utc)
    answers = {"seen": booking.version, "actual_minutes": "110", "remark": "All clean"}
    response = browser_of(booking.worker.member.user).post(page_of(booking), answers)
    assert response.url == reverse("bookings:today")
    booking = fresh(booking)
    assert (booking.state, booking.actual_minutes, booking.finish_note) == (BookingState.DONE, 110, "All clean")


@pytest.mark.parametrize("minutes", ["", "0", "2000", "two hours"])
def test_minutes_that_cannot_be_are_an_error_beside_the_field(browser_of, minutes):
    booking = under_way()
    response = browser_of(booking.worker.member.user).post(
        page_of(booking), {"actual_minutes": minutes, "remark": "Mind the shelf"}
    )
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["actual_minutes"]
    assert "Mind the shelf" in response.content.decode()
    parse_strictly(response)


def test_the_clock_was_quicker_and_the_page_says_so(browser_of):
    booking = under_way()
    finish_by_clock(booking=booking, at=booking.auto_done_at)
    answers = {"seen": booking.version, "actual_minutes": "110"}
    response = browser_of(booking.worker.member.user).post(page_of(booking), answers)
    assert response.status_code == 409
    assert "It is now: finished." in response.content.decode()


def test_what_is_not_under_way_leads_to_the_job(browser_of):
    booking = a_booking()
    response = browser_of(booking.worker.member.user).get(page_of(booking))
    assert response.url == reverse("bookings:job", args=[booking.reference])


def test_it_is_nobody_elses(browser_of):
    booking = under_way()
    for person in (booking.customer, a_customer()):
        assert browser_of(person).post(page_of(booking), {"actual_minutes": "1"}).status_code == 404
