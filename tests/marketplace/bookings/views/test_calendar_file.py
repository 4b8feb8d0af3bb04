import pytest
from django.urls import reverse
from icalendar import Calendar

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.services.models import Trade
from tests.factories.bookings import NOON, a_booking
from tests.factories.cast import a_customer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def event_of(browser, booking):
    response = browser.get(reverse("bookings:calendar_file", args=[booking.reference]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{booking.reference}.ics"'
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    return event


def test_the_customer_gets_the_worker_and_the_worker_the_customer(browser_of):
    booking = a_booking()
    assert str(event_of(browser_of(booking.customer), booking)["summary"]) == "Home cleaning, Rosa Lane"
    worker = browser_of(booking.worker.member.user)
    assert str(event_of(worker, booking)["summary"]) == "Home cleaning, Amina Begum"


def test_it_names_the_time_the_place_and_the_page(browser_of):
    booking = a_booking()
    event = event_of(browser_of(booking.customer), booking)
    assert (event["dtstart"].dt, event["dtend"].dt) == (booking.start_utc, booking.end_utc)
    assert str(event["location"]) == "4 Bridge Lanes, Hebden Bridge, HX7 6AT"
    assert str(event["url"]).endswith(reverse("bookings:booking", args=[booking.reference]))


def test_a_sensitive_trade_is_not_named(browser_of):
    booking = a_booking()
    Trade.objects.update(sensitive=True)
    assert str(event_of(browser_of(booking.customer), booking)["summary"]) == f"Booking {booking.reference}"


def test_f7_a_cancelled_booking_keeps_its_uid_and_says_so(browser_of):
    booking = a_booking()
    before = event_of(browser_of(booking.customer), booking)
    cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
    after = event_of(browser_of(booking.customer), booking)
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert str(after["status"]) == "CANCELLED"


def test_it_is_nobody_elses(browser_of):
    booking = a_booking()
    path = reverse("bookings:calendar_file", args=[booking.reference])
    assert browser_of(a_customer()).get(path).status_code == 404
