from dataclasses import replace
from datetime import timedelta

import pytest

from marketplace.availability.errors import SlotAlreadyTaken
from marketplace.bookings.actions.give_details import give_details
from marketplace.bookings.errors import DetailsMissing, HoldLapsed, NotNow, NotYours, OutsideRadius
from marketplace.bookings.policies import Visitor
from marketplace.workers.registry import FoundPlace, places
from tests.factories.bookings import FRIDAY_TEN, HOME, NOON, a_booking, a_hold, fresh
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker
from tests.factories.marketplace import HALIFAX, LEEDS, TODMORDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def known_places(monkeypatch):
    """Postcodes we know where to find: LS in Leeds, OL in Todmorden, HX3 in Halifax."""
    points = {"LS": LEEDS, "OL": TODMORDEN, "HX3": HALIFAX}

    def find(text):
        found = [point for start, point in points.items() if text.startswith(start)]
        return [FoundPlace("x", "x", *point) for point in found]

    monkeypatch.setitem(places._values, "find", find)


def give(booking, *, by=None, at=NOON, **changes):
    visitor = by or Visitor(user=booking.customer, guest_key=booking.guest_key)
    return give_details(by=visitor, booking=booking, details=replace(HOME, **changes), at=at)


def test_the_details_are_kept_on_the_hold():
    booking = fresh(give(a_hold(with_details=False), contact_name="  Amina Begum "))
    assert (booking.contact_name, booking.postcode) == ("Amina Begum", "HX7 6AT")
    assert booking.events.order_by("-version").first().verb == "give_details"


def test_what_the_customer_types_is_not_in_the_record():
    booking = give(a_hold(with_details=False))
    assert booking.events.order_by("-version").first().data == {}


def test_a_guest_gives_details_by_their_key():
    booking = a_hold(guest_key="g" * 30, with_details=False)
    assert give(booking).address_line1 == "4 Bridge Lanes"


def test_nobody_else_gives_details():
    booking = a_hold(with_details=False)
    with pytest.raises(NotYours):
        give(booking, by=Visitor(user=a_customer(), guest_key="g" * 30))


def test_details_are_not_taken_once_it_is_booked():
    with pytest.raises(NotNow):
        give(a_booking())


def test_details_are_not_taken_when_the_hold_is_over():
    booking = a_hold(with_details=False)
    with pytest.raises(HoldLapsed):
        give(booking, at=booking.hold_expires_at)
    give(booking, at=booking.hold_expires_at - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("field", "value"), [("contact_name", " "), ("contact_phone", "ask me"), ("address_line1", ""), ("postcode", "")]
)
def test_what_is_missing_is_named(field, value):
    with pytest.raises(DetailsMissing) as caught:
        give(a_hold(with_details=False), **{field: value})
    assert list(caught.value.fields) == [field]


def test_remote_work_needs_no_address():
    listing = a_bookable_listing(place_mode="remote")
    booking = give(a_hold(listing=listing, with_details=False), address_line1="", postcode="")
    assert booking.contact_phone


def test_an_address_out_of_reach_is_refused(known_places):
    with pytest.raises(OutsideRadius) as caught:
        give(a_hold(with_details=False), postcode="LS1 4DY")
    assert list(caught.value.fields) == ["postcode"]


def test_an_address_in_reach_is_put_on_the_map_and_into_the_workers_calendar(known_places):
    booking = fresh(give(a_hold(with_details=False), postcode="OL14 5AA"))
    assert (booking.latitude_e6, booking.longitude_e6) == TODMORDEN
    assert (booking.claim.place_latitude_e6, booking.claim.place_longitude_e6) == TODMORDEN


def test_a_listing_may_reach_less_far_than_its_worker(known_places):
    listing = a_bookable_listing(radius_metres=5_000)
    with pytest.raises(OutsideRadius):
        give(a_hold(listing=listing, with_details=False), postcode="OL14 5AA")


def test_a_place_we_do_not_know_is_taken_as_it_is(known_places):
    booking = fresh(give(a_hold(with_details=False), postcode="ZZ1 1ZZ", town=""))
    assert (booking.latitude_e6, booking.claim.place_latitude_e6) == (None, None)


def test_an_address_too_far_from_the_job_before_is_refused_with_near_times(known_places):
    """Row B11: the way from one job to the next is counted once the place is known."""
    worker = a_working_worker(radius_metres=50_000)
    listing = a_bookable_listing(worker)
    first = a_booking(listing=listing, start=FRIDAY_TEN)
    second = a_hold(listing=listing, customer=a_customer(), start=first.end_utc, with_details=False)
    assert second.claim.place_latitude_e6 is None
    give(a_hold(listing=listing, customer=a_customer(), start=FRIDAY_TEN + timedelta(days=1)), postcode="OL14 5AA")
    place_first_in(first, TODMORDEN)
    with pytest.raises(SlotAlreadyTaken) as caught:
        give(second, postcode="HX3 5AX")
    assert len(caught.value.nearest) == 3
    assert fresh(second).latitude_e6 is None


def place_first_in(booking, point):
    from marketplace.availability.models import SlotClaim

    SlotClaim.objects.filter(pk=booking.claim_id).update(place_latitude_e6=point[0], place_longitude_e6=point[1])
