"""Two act at once on one booking: on real connections, each race with its control.

The control takes the booking's lock away and lets both look before either writes: then the race is real, and only the
database's own guards stand between us and a broken promise.
"""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import Error

from foundation.errors import Fact
from foundation.rows import Joining
from marketplace.bookings.actions import _move
from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.actions.complete_by_clock import complete_by_clock
from marketplace.bookings.actions.hold_time import hold_time
from marketplace.bookings.actions.lapse_hold import lapse_hold
from marketplace.bookings.actions.start_payment import start_payment
from marketplace.bookings.enums import BookingState, EndReason
from marketplace.bookings.models import Booking, BookingEvent
from marketplace.bookings.policies import Visitor
from marketplace.bookings.purpose import BookingPurpose
from marketplace.bookings.queries.quotes import choice_now
from payments.checkout.models import Payment
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.refunds.models import Refund
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, a_payment_page, done, fresh
from tests.factories.cast import a_bookable_listing, a_customer
from tests.factories.till import open_page, pay
from tests.payments.support import at_once
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
ROUNDS = 5


@pytest.fixture(autouse=True)
def provider(settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


@pytest.fixture
def without_the_lock(monkeypatch):
    """Read the booking without locking it, and let everybody look before anybody writes."""

    def switch_off(actors: int) -> None:
        everybody_looked = threading.Barrier(actors)

        def look_then_wait(column, value, *, lock):
            assert lock
            row = Joining(Booking, *_move.PEOPLE.paths).one(column, value)
            everybody_looked.wait(timeout=PATIENCE)
            return row

        monkeypatch.setattr(_move.PEOPLE, "one", look_then_wait)
        monkeypatch.setattr(BookingPurpose, "lock", lambda self, reference: None)

    return switch_off


def kinds(results) -> Counter:
    return Counter(type(result).__name__ for result in results)


# -- double click on pay ------------------------------------------------------------------------------------------


def clicks(booking, number):
    return [lambda: start_payment(by=Visitor(user=booking.customer), booking=booking, consent=True, at=NOON)] * number


def test_a_double_click_on_pay_opens_one_page_and_takes_both_there():
    for _ in range(ROUNDS):
        booking = a_hold()
        results = at_once(*clicks(booking, 4))
        assert kinds(results) == {"Booking": 4}
        assert len({result.payment_id for result in results}) == 1
        assert Payment.objects.filter(reference=booking.ledger_ref).count() == 1
        assert fresh(booking).version == booking.version + 1


def test_control_without_the_locks_a_double_click_is_stopped_by_the_database_alone(without_the_lock, monkeypatch):
    monkeypatch.setattr("payments.checkout.registry.advisory_lock", lambda *parts: None)
    booking = a_hold()
    without_the_lock(2)
    results = at_once(*clicks(booking, 2))
    assert kinds(results) == {"Booking": 1, "IntegrityError": 1}
    assert Payment.objects.filter(reference=booking.ledger_ref).count() == 1


# -- two cancels at once ------------------------------------------------------------------------------------------


def two_cancels(booking):
    worker = booking.worker.member.user
    return (
        lambda: cancel_as_customer(by=booking.customer, booking=booking, seen=booking.version, at=NOON),
        lambda: cancel_as_worker(by=worker, booking=booking, why=EndReason.WORKER_ILL, seen=booking.version, at=NOON),
    )


def test_of_two_who_cancel_at_once_one_is_told_that_it_is_done():
    for _ in range(ROUNDS):
        booking = a_booking()
        results = at_once(*two_cancels(booking))
        assert kinds(results) == {"Booking": 1, "ChangedMeanwhile": 1}
        (told,) = [result for result in results if isinstance(result, Fact)]
        assert (told.status, told.details["state"]) == (409, "cancelled")
        assert Refund.objects.filter(payment=booking.payment).count() == 1
        assert balance_of(booking.account, "GBP") == 0


def test_control_without_the_lock_both_cancels_try_to_refund(without_the_lock):
    booking = a_booking()
    without_the_lock(2)
    results = at_once(*two_cancels(booking))
    assert kinds(results)["ChangedMeanwhile"] == 0
    assert kinds(results)["Booking"] == 1
    assert Refund.objects.filter(payment=booking.payment).count() == 1


# -- the customer accepts while the clock comes round --------------------------------------------------------------


def yes_and_clock(booking):
    return (
        lambda: accept_work(by=booking.customer, booking=booking, seen=booking.version, at=booking.accept_by),
        lambda: complete_by_clock(booking=booking, at=booking.accept_by),
    )


def test_accepting_and_the_clock_at_once_pay_the_worker_once():
    for _ in range(ROUNDS):
        booking = done()
        results = at_once(*yes_and_clock(booking))
        assert kinds(results)["Booking"] == 1
        assert sum(isinstance(result, Fact) for result in results) == 1
        assert fresh(booking).state is BookingState.COMPLETED
        assert balance_of(f"2110:{booking.worker.member.account_id}", "GBP") == 7360
        assert Journal.objects.filter(kind="release", reference=booking.ledger_ref).count() == 1


def test_control_without_the_lock_both_believe_they_completed_it(without_the_lock):
    booking = done()
    without_the_lock(2)
    results = at_once(*yes_and_clock(booking))
    assert kinds(results)["Booking"] == 1
    (stopped,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(stopped, Error), "only the database stopped the second"
    assert BookingEvent.objects.filter(booking=booking, code="B24").count() == 1


# -- the hold runs out while the money arrives ----------------------------------------------------------------------


def money_and_clock(booking):
    at = booking.hold_expires_at
    return (lambda: pay(booking.payment, at=at), lambda: lapse_hold(booking=booking, at=at))


def test_b14_money_and_expiry_at_once_confirm_it_once_and_refund_nothing():
    for _ in range(ROUNDS):
        booking = a_payment_page()
        open_page(booking.payment, at=NOON)
        at_once(*money_and_clock(booking))
        booking = fresh(booking)
        assert booking.state is BookingState.CONFIRMED
        assert booking.claim.status == "confirmed"
        assert Refund.objects.filter(payment=booking.payment).count() == 0
        assert balance_of(booking.account, "GBP") == 8000
        assert BookingEvent.objects.filter(booking=booking, code="B3").count() == 1


def test_control_without_the_lock_one_of_the_two_breaks(without_the_lock):
    booking = a_payment_page()
    open_page(booking.payment, at=NOON)
    without_the_lock(2)
    results = at_once(*money_and_clock(booking))
    assert any(isinstance(result, Error) for result in results), kinds(results)


# -- one person in two windows ---------------------------------------------------------------------------------------


def test_somebody_in_five_windows_keeps_two_times_and_no_more():
    customer = a_customer()
    listings = [a_bookable_listing(title=f"Work {number}") for number in range(5)]

    def hold(listing):
        visitor = Visitor(user=customer)
        return hold_time(by=visitor, listing=listing, start=FRIDAY_TEN, choice=choice_now(listing), at=NOON)

    results = at_once(*[lambda one=one: hold(one) for one in listings])
    assert kinds(results) == {"Booking": 2, "TooManyHolds": 3}


def test_control_without_its_lock_the_limit_is_passed(monkeypatch):
    customer = a_customer()
    listings = [a_bookable_listing(title=f"Work {number}") for number in range(5)]
    everybody_counted = threading.Barrier(5)
    from marketplace.bookings.actions import hold_time as module

    count = module.live_holds

    def count_then_wait(**arguments):
        found = list(count(**arguments))
        everybody_counted.wait(timeout=PATIENCE)
        return found

    monkeypatch.setattr(module, "advisory_lock", lambda *parts: None)
    monkeypatch.setattr(module, "live_holds", count_then_wait)

    def hold(listing):
        visitor = Visitor(user=customer)
        return hold_time(by=visitor, listing=listing, start=FRIDAY_TEN, choice=choice_now(listing), at=NOON)

    at_once(*[lambda one=one: hold(one) for one in listings])
    assert Booking.objects.filter(customer=customer).count() == 5


def test_the_same_press_twice_keeps_one_time():
    for _ in range(ROUNDS):
        customer, listing = a_customer(), a_bookable_listing()

        def press(customer=customer, listing=listing):
            visitor = Visitor(user=customer)
            return hold_time(by=visitor, listing=listing, start=FRIDAY_TEN, choice=choice_now(listing), at=NOON)

        results = at_once(press, press, press)
        assert kinds(results) == {"Booking": 3}
        assert Booking.objects.filter(customer=customer).count() == 1


def test_many_lives_at_once_never_deadlock():
    """Customers, worker and clock on four bookings of one worker at once: everybody gets an answer."""
    listing = a_bookable_listing()
    bookings = [a_booking(listing=listing, start=FRIDAY_TEN + timedelta(days=number)) for number in range(4)]
    deeds = [deed for booking in bookings for deed in two_cancels(booking)]
    results = at_once(*deeds)
    assert kinds(results) == {"Booking": 4, "ChangedMeanwhile": 4}
