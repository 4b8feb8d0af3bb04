from datetime import timedelta

import pytest

from marketplace.bookings.actions.extend_hold import extend_hold
from marketplace.bookings.actions.start_payment import start_payment
from marketplace.bookings.errors import ConsentNeeded, DetailsMissing, HoldLapsed, NotNow, NotYours
from marketplace.bookings.policies import Visitor
from payments.checkout.models import Payment
from payments.gateway.errors import CheckoutClosed
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, fresh
from tests.factories.cast import a_bookable_listing, a_customer
from tests.factories.marketplace import an_extra

pytestmark = pytest.mark.django_db


def start(booking, *, by=None, consent=True, at=NOON):
    return start_payment(by=by or Visitor(user=booking.customer), booking=booking, consent=consent, at=at)


def test_the_payment_is_for_the_price_that_was_agreed():
    booking = start(a_hold())
    payment = booking.payment
    assert (payment.amount, payment.currency, payment.purpose) == (8000, "GBP", "booking")
    assert payment.held_in == booking.account
    assert payment.payer == booking.customer


def test_the_lines_of_the_bill_are_those_of_the_payment_page():
    listing = a_bookable_listing(extras=(an_extra("A window", 350, 10, 8),))
    from marketplace.bookings.queries.quotes import Choice

    key = str(listing.extras.get().pk)
    booking = start(a_hold(listing=listing, choice=Choice(120, ((key, 3),))))
    assert [(line["label"], line["amount"], line["quantity"]) for line in booking.payment.lines] == [
        ("Home cleaning", 8000, 1),
        ("A window, 3 times", 1050, 1),
    ]


def test_pressing_twice_opens_one_page():
    booking = a_hold()
    first, second = start(booking), start(booking)
    assert first.payment == second.payment
    assert Payment.objects.count() == 1


def test_the_bank_check_gets_ten_minutes_once():
    booking = a_hold()
    at = booking.hold_expires_at - timedelta(minutes=1)
    booking = fresh(start(booking, at=at))
    assert booking.hold_expires_at == at + timedelta(minutes=10)
    assert booking.claim.expires_at == booking.hold_expires_at
    assert booking.bank_check_extensions == 1


def test_with_enough_time_left_the_hold_stays_as_it_is():
    booking = a_hold()
    assert start(booking).hold_expires_at == booking.hold_expires_at


def test_the_page_outlasts_the_hold_by_what_can_still_be_asked_for():
    booking = start(a_hold())
    assert booking.payment.expires_at == booking.hold_expires_at + timedelta(minutes=10)


def test_the_page_ends_with_a_hold_that_was_extended_already():
    booking = a_hold()
    extend_hold(by=Visitor(user=booking.customer), booking=booking, at=NOON)
    booking = start(booking)
    assert booking.payment.expires_at == booking.hold_expires_at


def test_the_consent_to_early_work_is_kept_with_its_time():
    assert start(a_hold()).early_start_consent_at == NOON


def test_early_work_without_consent_is_not_paid_for():
    with pytest.raises(ConsentNeeded):
        start(a_hold(), consent=False)
    assert Payment.objects.count() == 0


def test_later_work_needs_no_consent_and_keeps_none():
    booking = start(a_hold(start=FRIDAY_TEN + timedelta(days=15)), consent=False)
    assert booking.early_start_consent_at is None


def test_details_come_before_money():
    with pytest.raises(DetailsMissing) as caught:
        start(a_hold(with_details=False))
    assert "address_line1" in caught.value.fields


def test_a_guest_signs_in_before_paying():
    booking = a_hold(guest_key="g" * 30)
    with pytest.raises(NotYours):
        start(booking, by=Visitor(guest_key="g" * 30))


def test_nobody_pays_for_somebody_elses_hold():
    with pytest.raises(NotYours):
        start(a_hold(), by=Visitor(user=a_customer()))


def test_nobody_pays_for_a_time_that_is_no_longer_kept():
    booking = a_hold()
    with pytest.raises(HoldLapsed):
        start(booking, at=booking.hold_expires_at)


def test_nobody_pays_twice():
    with pytest.raises(NotNow):
        start(a_booking())


def test_without_a_provider_checkout_is_closed_and_nothing_changes(settings):
    settings.STRIPE_API_BASE = ""
    booking = a_hold()
    with pytest.raises(CheckoutClosed):
        start(booking)
    assert fresh(booking).version == booking.version
