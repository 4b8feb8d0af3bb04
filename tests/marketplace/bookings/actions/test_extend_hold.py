from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from marketplace.bookings.actions.extend_hold import extend_hold
from marketplace.bookings.errors import HoldAlreadyExtended, HoldLapsed, NotNow, NotYours
from marketplace.bookings.policies import Visitor
from tests.factories.bookings import NOON, a_booking, a_hold, fresh
from tests.factories.cast import a_customer

pytestmark = pytest.mark.django_db


def extend(booking, *, by=None, at=NOON):
    return extend_hold(by=by or Visitor(user=booking.customer, guest_key=booking.guest_key), booking=booking, at=at)


def test_a_hold_is_kept_ten_minutes_longer_and_its_time_with_it():
    booking = a_hold()
    before = booking.hold_expires_at
    booking = fresh(extend(booking, at=NOON + timedelta(minutes=14)))
    assert booking.hold_expires_at == before + timedelta(minutes=10)
    assert booking.claim.expires_at == booking.hold_expires_at


def test_how_much_longer_is_a_rule():
    set_policy(by=None, key="hold_extension_minutes", value=30, decision_name="Vote", starts_at=NOON, at=NOON)
    booking = a_hold(at=NOON)
    assert extend(booking).hold_expires_at == NOON + timedelta(minutes=45)


def test_once_is_once():
    booking = extend(a_hold())
    with pytest.raises(HoldAlreadyExtended):
        extend(booking)


def test_a_guest_extends_by_their_key():
    assert extend(a_hold(guest_key="g" * 30)).hold_extensions == 1


def test_nobody_extends_for_others():
    with pytest.raises(NotYours):
        extend(a_hold(), by=Visitor(user=a_customer()))


def test_what_has_run_out_is_not_extended():
    booking = a_hold()
    with pytest.raises(HoldLapsed):
        extend(booking, at=booking.hold_expires_at)


def test_a_booking_is_not_a_hold():
    with pytest.raises(NotNow):
        extend(a_booking())
