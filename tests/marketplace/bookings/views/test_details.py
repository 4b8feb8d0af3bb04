from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.bookings.actions.lapse_hold import lapse_hold
from marketplace.bookings.enums import BookingState
from marketplace.bookings.views._door import GUEST_KEY
from marketplace.services.actions.pause_listing import pause_listing
from tests.factories.bookings import FRIDAY_TEN, HOME, NOON, a_hold, fresh
from tests.factories.cast import a_bookable_listing, a_customer
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
ANSWERS = {
    "contact_name": HOME.contact_name,
    "contact_phone": HOME.contact_phone,
    "address_line1": HOME.address_line1,
    "town": HOME.town,
    "postcode": HOME.postcode,
    "access_notes": HOME.access_notes,
    "people_present": "",
    "note": "",
}


def page_of(booking):
    return reverse("bookings:details", args=[booking.reference])


@pytest.fixture
def guest(client):
    """A browser whose session keeps a time as a guest."""
    session = client.session
    session[GUEST_KEY] = "g" * 30
    session.save()
    return client


def test_a_guest_fills_in_the_details_and_goes_on_to_check(guest):
    booking = a_hold(guest_key="g" * 30, with_details=False)
    parse_strictly(guest.get(page_of(booking)))
    response = guest.post(page_of(booking), ANSWERS)
    assert response.url == reverse("bookings:check_and_pay", args=[booking.reference])
    assert fresh(booking).address_line1 == "4 Bridge Lanes"


def test_the_time_is_counted_down_and_can_be_extended(guest):
    booking = a_hold(guest_key="g" * 30)
    response = guest.get(page_of(booking))
    page = response.content.decode()
    assert "We keep this time for you until Tuesday 2 June 2026, 13:15 BST." in page
    assert 'data-countdown="2026-06-02T12:15:00+00:00"' in page
    assert reverse("bookings:extend_hold", args=[booking.reference]) in page


def test_what_is_known_is_filled_in(guest):
    booking = a_hold(guest_key="g" * 30)
    form = guest.get(page_of(booking)).context["form"]
    assert (form["address_line1"].value(), form["contact_phone"].value()) == ("4 Bridge Lanes", "01422 555 0142")


def test_browsers_can_fill_in_the_rest(guest):
    page = guest.get(page_of(a_hold(guest_key="g" * 30))).content.decode()
    for token in ("name", "tel", "address-line1", "address-line2", "address-level2", "postal-code"):
        assert f'autocomplete="{token}"' in page


def test_what_is_missing_is_an_error_beside_its_field_and_nothing_typed_is_lost(guest):
    booking = a_hold(guest_key="g" * 30, with_details=False)
    response = guest.post(page_of(booking), ANSWERS | {"postcode": "", "note": "Mind the cat"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["postcode"]
    assert "Mind the cat" in response.content.decode()
    parse_strictly(response)


def test_remote_work_asks_for_no_address(guest):
    booking = a_hold(guest_key="g" * 30, listing=a_bookable_listing(place_mode="remote"), with_details=False)
    response = guest.get(page_of(booking))
    assert "address_line1" not in response.context["form"].fields
    sent = guest.post(page_of(booking), {"contact_name": "Amina", "contact_phone": "01422 555 0142"})
    assert sent.status_code == 302


def test_nobody_sees_the_hold_of_somebody_else(client, browser_of):
    booking = a_hold()
    assert client.get(page_of(booking)).status_code == 404
    assert browser_of(a_customer()).get(page_of(booking)).status_code == 404


def test_when_the_time_is_up_the_same_time_is_offered_again_and_the_answers_stay(guest, frozen):
    booking = a_hold(guest_key="g" * 30)
    frozen(booking.hold_expires_at)
    response = guest.get(page_of(booking))
    assert response.status_code == 200
    parse_strictly(response)
    nearest = response.context["nearest"]
    assert (nearest[0]["value"], nearest[0]["kind"]) == ("2026-06-05T09:00Z", "primary")
    again = guest.post(response.context["times_url"], {"start": nearest[0]["value"]})
    form = guest.get(again.url).context["form"]
    assert form["access_notes"].value() == "Key under the blue pot"


def test_the_time_that_went_to_somebody_else_is_not_offered(guest, frozen):
    booking = a_hold(guest_key="g" * 30)
    at = booking.hold_expires_at
    lapse_hold(booking=booking, at=at)
    a_hold(listing=booking.listing, customer=a_customer(), at=at)
    frozen(at + timedelta(minutes=1))
    response = guest.get(page_of(booking))
    assert "2026-06-05T09:00Z" not in [slot["value"] for slot in response.context["nearest"]]
    assert len(response.context["nearest"]) == 3
    assert response.context["same_is_free"] is False


def test_a_press_after_the_time_was_up_is_kind_too(guest, frozen):
    booking = a_hold(guest_key="g" * 30)
    frozen(booking.hold_expires_at)
    response = guest.post(page_of(booking), ANSWERS)
    assert response.status_code == 409
    assert fresh(booking).state is BookingState.HELD


def test_the_readers_own_time_stands_beside(browser_of):
    amina = a_customer(zone="America/New_York")
    page = browser_of(amina).get(page_of(a_hold(customer=amina, start=FRIDAY_TEN))).content.decode()
    assert "New York time: Friday 5 June 2026, 05:00 EDT" in page
    assert "13:15 BST (New York: Tuesday 2 June 2026, 08:15 EDT)" in page


def test_the_page_takes_few_statements(queries_of, browser_of):
    amina = a_customer()
    assert queries_of(browser_of(amina), page_of(a_hold(customer=amina))) == 4


def test_it_is_noon(at_noon):
    assert at_noon == NOON


def test_when_the_listing_was_paused_meanwhile_the_way_leads_to_others(guest, frozen):
    booking = a_hold(guest_key="g" * 30)
    pause_listing(by=booking.worker.member.user, listing=booking.listing, at=NOON)
    frozen(booking.hold_expires_at)
    response = guest.get(page_of(booking))
    parse_strictly(response)
    assert response.context["nearest"] == []
    assert reverse("search:find") in response.content.decode()
