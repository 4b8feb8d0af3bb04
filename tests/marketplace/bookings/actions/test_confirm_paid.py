from datetime import timedelta

import pytest

from foundation.jobs.testing import waiting_jobs
from marketplace.availability.enums import ClaimStatus
from marketplace.bookings.actions.confirm_paid import confirm_paid
from marketplace.bookings.actions.lapse_hold import lapse_hold
from marketplace.bookings.actions.leave_hold import leave_hold
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.policies import Visitor
from payments.checkout.enums import PaymentState
from payments.ledger.queries.balances import balance_of
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning
from payments.refunds.models import Refund
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, a_payment_page, completed, fresh
from tests.factories.cast import a_bookable_listing, a_customer
from tests.factories.till import expire_page, open_page, pay

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class TestPaidInTime:
    def test_b3_the_money_makes_the_booking_stand(self):
        booking = a_booking()
        assert booking.state is BookingState.CONFIRMED
        assert (booking.confirmed_at, booking.hold_expires_at) == (NOON, None)
        assert booking.claim.status == ClaimStatus.CONFIRMED
        assert booking.payment.accepted_at == NOON
        assert booking.events.order_by("-version").first().side == Side.PROVIDER

    def test_the_money_is_held_for_the_booking(self):
        assert balance_of(a_booking().account, "GBP") == 8000

    def test_the_clocks_of_a_confirmed_booking_are_set(self):
        booking = a_booking()
        assert booking.free_until == FRIDAY_TEN - 24 * HOUR
        assert booking.auto_done_at == booking.end_utc + 2 * HOUR

    def test_booked_late_only_the_grace_is_free(self):
        at = FRIDAY_TEN - 5 * HOUR
        booking = a_booking(at=at)
        assert booking.free_until == at + HOUR

    def test_the_worker_sees_what_they_will_earn(self):
        booking = a_booking()
        earning = Earning.objects.get(reference=booking.ledger_ref)
        assert (earning.amount, earning.state) == (7360, EarningState.EXPECTED)

    def test_both_sides_get_mail(self):
        booking = a_booking()
        for name in ("mail_confirmed", "mail_new_to_worker"):
            ((_, arguments),) = waiting_jobs(f"marketplace.bookings.{name}")
            assert arguments == {"booking_id": booking.pk}

    def test_the_same_news_twice_changes_nothing(self):
        booking = a_booking()
        again = confirm_paid(booking=booking, payment=booking.payment, at=NOON + HOUR)
        assert (again.version, again.confirmed_at) == (booking.version, NOON)

    def test_late_news_does_not_bring_back_what_is_over(self):
        booking = completed()
        assert confirm_paid(booking=booking, payment=booking.payment, at=NOON).state is BookingState.COMPLETED


class TestPaymentBeatsExpiry:
    def test_money_after_the_hold_ran_out_still_counts_when_the_clock_has_not_come_round(self):
        booking = a_payment_page()
        pay(booking.payment, at=booking.hold_expires_at + HOUR)
        assert fresh(booking).state is BookingState.CONFIRMED

    def test_money_after_the_lapse_takes_the_time_again(self):
        booking = a_payment_page()
        open_page(booking.payment, at=NOON)
        lapse_hold(booking=booking, at=booking.hold_expires_at)
        pay(booking.payment, at=booking.hold_expires_at + HOUR)
        booking = fresh(booking)
        assert booking.state is BookingState.CONFIRMED
        assert booking.claim.status == ClaimStatus.CONFIRMED
        assert (booking.ended_by, booking.ended_why, booking.ended_at) == ("", "", None)

    def test_money_after_the_customer_left_counts_too(self):
        booking = a_payment_page()
        open_page(booking.payment, at=NOON)
        leave_hold(by=Visitor(user=booking.customer), booking=booking, at=NOON)
        pay(booking.payment, at=NOON + timedelta(minutes=1))
        assert fresh(booking).state is BookingState.CONFIRMED

    def test_money_after_somebody_else_took_the_time_goes_back_in_full(self):
        booking = a_payment_page()
        open_page(booking.payment, at=NOON)
        lapse_hold(booking=booking, at=booking.hold_expires_at)
        later = booking.hold_expires_at + timedelta(minutes=1)
        other = a_booking(listing=booking.listing, customer=a_customer(), at=later)
        payment = pay(booking.payment, at=later + HOUR)
        assert fresh(booking).state is BookingState.LAPSED
        assert fresh(other).state is BookingState.CONFIRMED
        assert payment.refused_because == "Somebody has just taken that time."
        assert Refund.objects.get().amount == 8000
        assert balance_of(booking.account, "GBP") == 0


class TestWhatIsRefused:
    def test_another_amount_than_the_price_goes_back(self):
        booking = a_payment_page()
        payment = pay(booking.payment, at=NOON, amount=7999)
        assert fresh(booking).state is BookingState.HELD
        assert payment.accepted_at is None
        assert Refund.objects.get().amount == 7999

    def test_the_price_is_checked_here_as_well(self):
        from payments.checkout.errors import PurposeRefused

        booking = a_payment_page()
        booking.payment.captured = 7999
        with pytest.raises(PurposeRefused):
            confirm_paid(booking=booking, payment=booking.payment, at=NOON)

    def test_a_page_that_closed_unpaid_leaves_a_live_hold_alone(self):
        booking = a_payment_page()
        expire_page(booking.payment, at=NOON + timedelta(minutes=5))
        assert fresh(booking).state is BookingState.HELD

    def test_a_page_that_closed_unpaid_after_the_hold_lets_the_time_go(self):
        booking = a_payment_page()
        expire_page(booking.payment, at=booking.hold_expires_at)
        assert fresh(booking).state is BookingState.LAPSED

    def test_a_payment_for_nothing_we_know_goes_back(self):
        booking = a_payment_page()
        from payments.checkout.models import Payment

        other = Payment.objects.get(pk=booking.payment_id)
        other.reference = "bk_unknown"
        from marketplace.bookings.purpose import BookingPurpose
        from payments.checkout.errors import PurposeRefused

        with pytest.raises(PurposeRefused):
            BookingPurpose().on_paid(payment=other, at=NOON)

    def test_after_a_failed_payment_another_page_can_be_opened(self):
        booking = a_payment_page()
        first = expire_page(booking.payment, at=NOON + timedelta(minutes=5))
        from marketplace.bookings.actions.start_payment import start_payment

        again = start_payment(
            by=Visitor(user=booking.customer), booking=booking, consent=True, at=NOON + timedelta(minutes=6)
        )
        assert again.payment != first
        pay(again.payment, at=NOON + timedelta(minutes=7))
        assert fresh(booking).payment == again.payment
        assert fresh(booking).payment.state == PaymentState.CAPTURED


def test_the_purpose_describes_a_booking_by_its_title_and_reference():
    from marketplace.bookings.purpose import BookingPurpose

    booking = a_hold(listing=a_bookable_listing(title="Windows"))
    assert BookingPurpose().describe(booking.ledger_ref) == f"Windows ({booking.reference})"
    assert BookingPurpose().describe_many({booking.ledger_ref}) == {
        booking.ledger_ref: f"Windows ({booking.reference})"
    }
