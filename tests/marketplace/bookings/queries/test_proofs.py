"""What `manage.py verify_ledger` asks of bookings."""

import pytest

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.queries.proofs import bookings_hold_what_they_should
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.registry import verifiers
from tests.factories.bookings import NOON, a_booking, a_hold, completed

pytestmark = pytest.mark.django_db


def test_sound_bookings_prove_themselves_in_every_state():
    a_hold()
    a_booking()
    completed()
    ended = a_booking()
    cancel_as_customer(by=ended.customer, booking=ended, at=NOON)
    assert bookings_hold_what_they_should() == []
    assert bookings_hold_what_they_should in dict(verifiers.items()).values()


def test_an_ended_booking_that_holds_money_and_a_booked_one_that_lacks_it_are_named():
    done, ahead = completed(), a_booking()
    for key, pair in (("in", Pair("1010", done.account, 5)), ("out", Pair(ahead.account, "4090", 8000))):
        post_journal(kind="wrong", pairs=[pair], idempotency_key=key, unit="GBP", at=NOON)
    assert sorted(bookings_hold_what_they_should()) == sorted(
        [
            f"booking {done.reference} is completed and holds £0.05, not £0.00",
            f"booking {ahead.reference} is confirmed and holds £0.00, not £80.00",
        ]
    )
