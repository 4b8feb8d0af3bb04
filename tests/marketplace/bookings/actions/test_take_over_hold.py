from datetime import timedelta

import pytest

from marketplace.bookings.actions.take_over_hold import take_over_hold
from marketplace.bookings.errors import NotYours, OwnListing, TooManyHolds
from marketplace.bookings.policies import Visitor
from tests.factories.bookings import FRIDAY_TEN, NOON, a_hold, fresh
from tests.factories.cast import a_bookable_listing, a_customer

pytestmark = pytest.mark.django_db
KEY = "g" * 30


def test_a_guests_hold_goes_into_the_name_of_whoever_signs_in():
    amina = a_customer()
    booking = fresh(take_over_hold(by=Visitor(user=amina, guest_key=KEY), booking=a_hold(guest_key=KEY), at=NOON))
    assert (booking.customer, booking.guest_key) == (amina, "")
    assert booking.contact_name == "Amina Begum"


def test_doing_it_again_changes_nothing():
    visitor = Visitor(user=a_customer(), guest_key=KEY)
    first = take_over_hold(by=visitor, booking=a_hold(guest_key=KEY), at=NOON)
    assert take_over_hold(by=visitor, booking=first, at=NOON).version == first.version


def test_the_key_of_another_session_does_not_open_it():
    with pytest.raises(NotYours):
        take_over_hold(by=Visitor(user=a_customer(), guest_key="h" * 30), booking=a_hold(guest_key=KEY), at=NOON)


def test_an_empty_key_opens_nothing():
    with pytest.raises(NotYours):
        take_over_hold(by=Visitor(user=a_customer(), guest_key=""), booking=a_hold(guest_key=KEY), at=NOON)


def test_a_guest_who_did_not_sign_in_takes_nothing_over():
    with pytest.raises(NotYours):
        take_over_hold(by=Visitor(guest_key=KEY), booking=a_hold(guest_key=KEY), at=NOON)


def test_a_worker_does_not_take_over_a_hold_of_their_own_time():
    booking = a_hold(guest_key=KEY)
    with pytest.raises(OwnListing):
        take_over_hold(by=Visitor(user=booking.worker.member.user, guest_key=KEY), booking=booking, at=NOON)


def test_signing_in_does_not_lift_the_limit():
    amina = a_customer()
    listings = [a_bookable_listing(title=f"Work {number}") for number in range(3)]
    a_hold(customer=amina, listing=listings[0])
    a_hold(customer=amina, listing=listings[1], start=FRIDAY_TEN + timedelta(hours=3))
    third = a_hold(guest_key=KEY, listing=listings[2])
    with pytest.raises(TooManyHolds):
        take_over_hold(by=Visitor(user=amina, guest_key=KEY), booking=third, at=NOON)
