import pytest
from django.urls import reverse

from marketplace.bookings.enums import BookingState, EndReason
from tests.factories.bookings import a_booking, fresh, under_way
from tests.factories.cast import an_office_person
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:call_off", args=[booking.reference])


def test_the_office_calls_it_off_with_a_reason_both_sides_read(browser_of):
    booking, browser = a_booking(), browser_of(an_office_person())
    page = browser.get(page_of(booking))
    parse_strictly(page)
    assert "Call off and give back £80.00" in page.content.decode()
    answers = {"seen": booking.version, "why": "coop_weather", "remark": "The road is flooded"}
    response = browser.post(page_of(booking), answers)
    assert response.url == reverse("bookings:booking", args=[booking.reference])
    booking = fresh(booking)
    assert (booking.state, booking.ended_why) == (BookingState.CANCELLED, EndReason.COOP_WEATHER)


def test_without_words_it_is_an_error_beside_the_field(browser_of):
    booking, browser = a_booking(), browser_of(an_office_person())
    response = browser.post(page_of(booking), {"seen": booking.version, "why": "coop_weather"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["remark"]


def test_a_job_that_has_begun_meanwhile_is_told(browser_of):
    booking, browser = a_booking(), browser_of(an_office_person())
    under_way(booking)
    answers = {"seen": booking.version, "why": "coop_error", "remark": "A mistake of ours"}
    response = browser.post(page_of(booking), answers)
    assert response.status_code == 409
    assert "It is now: under way." in response.content.decode()


def test_neither_side_finds_the_page(browser_of):
    booking = a_booking()
    for person in (booking.customer, booking.worker.member.user):
        assert browser_of(person).get(page_of(booking)).status_code == 404
