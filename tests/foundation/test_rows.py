"""Rows read by a statement of our own are just what the ORM would have read."""

import pytest
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from foundation.rows import Joining
from marketplace.bookings.models import Booking
from tests.factories.bookings import a_hold, a_payment_page

pytestmark = pytest.mark.django_db
PATHS = ("customer", "worker__member__user", "listing__trade", "payment")


def values_of(instance):
    return {field.attname: getattr(instance, field.attname) for field in instance._meta.concrete_fields}


def reached(instance, path):
    for step in path.split("__"):
        instance = getattr(instance, step)
    return instance


@pytest.mark.parametrize("make", [a_payment_page, lambda: a_hold(guest_key="guest")], ids=["paying", "guest"])
def test_a_row_comes_with_what_it_points_at_as_the_orm_reads_it(make, settings):
    settings.SANDBOX_ALLOWED, settings.STRIPE_API_BASE = True, "http://127.0.0.1:9"
    reference = make().reference
    expected = Booking.objects.select_related(*PATHS).get(reference=reference)
    with CaptureQueriesContext(connection) as captured:
        found = Joining(Booking, *PATHS).one("reference", reference)
        assert values_of(found) == values_of(expected)
        for path in PATHS:
            there, wanted = reached(found, path), reached(expected, path)
            assert (there and values_of(there)) == (wanted and values_of(wanted))
    assert len(captured) == 1


def test_a_guest_has_no_customer_and_nothing_is_asked_again():
    found = Joining(Booking, *PATHS).one("reference", a_hold(guest_key="guest").reference)
    with CaptureQueriesContext(connection) as captured:
        assert (found.customer, found.payment) == (None, None)
    assert len(captured) == 0


def test_what_is_not_there_is_none():
    assert Joining(Booking, *PATHS).one("id", 0) is None


def test_a_row_that_was_read_can_be_written():
    found = Joining(Booking, *PATHS).one("reference", a_hold().reference)
    found.town = "Todmorden"
    found.save(update_fields=["town"])
    assert Booking.objects.get().town == "Todmorden"


def test_a_locked_row_is_held_and_only_it():
    hold = a_hold()
    with CaptureQueriesContext(connection) as captured:
        assert Joining(Booking, *PATHS).one("id", hold.pk, lock=True) == hold
    assert captured[0]["sql"].endswith("FOR NO KEY UPDATE OF t0")


@pytest.mark.django_db(transaction=True)
def test_a_lock_outside_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError):
        Joining(Booking).one("id", 1, lock=True)
