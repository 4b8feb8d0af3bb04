from datetime import timedelta

import pytest

from foundation.jobs.testing import waiting_jobs
from marketplace.availability.enums import ClaimStatus
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.enums import BookingState, EndReason, Side
from marketplace.bookings.errors import ChangedMeanwhile, FreeTimeOver, NeverFree, NotNow, NotYours, ReasonNeeded
from payments.checkout.enums import PaymentState
from payments.ledger.queries.balances import balance_of
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, done, fresh, under_way
from tests.factories.cast import a_bookable_listing, a_customer, an_office_person
from tests.factories.till import settle_everything

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def cancel(booking, *, by=None, at=NOON, **more):
    return fresh(cancel_as_customer(by=by or booking.customer, booking=booking, at=at, **more))


class TestInTime:
    def test_b13_everything_goes_back(self):
        booking = cancel(a_booking())
        assert booking.state is BookingState.CANCELLED
        assert (booking.ended_by, booking.ended_why) == (Side.CUSTOMER, EndReason.CUSTOMER_FREE)
        settle_everything(at=NOON)
        assert balance_of(booking.account, "GBP") == 0
        assert balance_of("2120", "GBP") == 0
        booking.payment.refresh_from_db()
        assert (booking.payment.refunded, booking.payment.state) == (8000, PaymentState.REFUNDED)

    def test_the_time_is_free_again(self):
        assert cancel(a_booking()).claim.status == ClaimStatus.RELEASED

    def test_nobody_earns_by_it_any_more(self):
        booking = cancel(a_booking())
        assert Earning.objects.get(reference=booking.ledger_ref).state == EarningState.REVERSED

    def test_both_sides_are_told(self):
        booking = cancel(a_booking())
        ((_, arguments),) = waiting_jobs("marketplace.bookings.mail_cancelled")
        assert arguments == {"booking_id": booking.pk}

    def test_the_last_second_counts(self):
        booking = a_booking()
        assert cancel(booking, at=booking.free_until - SECOND).state is BookingState.CANCELLED

    def test_the_grace_after_booking_counts(self):
        at = FRIDAY_TEN - timedelta(hours=5)
        booking = a_booking(at=at)
        assert cancel(booking, at=at + timedelta(minutes=59)).state is BookingState.CANCELLED

    def test_what_happened_is_written_down(self):
        booking = cancel(a_booking())
        event = booking.events.order_by("-version").first()
        assert (event.code, event.before, event.after) == ("B13", "confirmed", "cancelled")
        assert event.data["amount"] == 8000


class TestRefused:
    def test_c4_at_the_deadline_it_is_over_and_the_sentence_says_when(self):
        booking = a_booking()
        with pytest.raises(FreeTimeOver, match="Thursday 4 June 2026, 10:00 BST"):
            cancel(booking, at=booking.free_until)
        assert fresh(booking).state is BookingState.CONFIRMED

    def test_booked_too_close_to_the_start_it_was_never_free(self):
        at = FRIDAY_TEN - timedelta(minutes=90)
        booking = a_booking(at=at, listing=a_bookable_listing(lead_minutes=0))
        assert booking.free_until is None
        with pytest.raises(NeverFree):
            cancel(booking, at=at)

    def test_not_by_a_stranger(self):
        with pytest.raises(NotYours):
            cancel(a_booking(), by=a_customer())

    def test_not_by_the_worker(self):
        booking = a_booking()
        with pytest.raises(NotYours):
            cancel(booking, by=booking.worker.member.user)

    @pytest.mark.parametrize("make", [under_way, done])
    def test_not_once_the_work_has_begun(self, make):
        with pytest.raises(NotNow):
            cancel(make())

    def test_not_a_hold(self):
        with pytest.raises(NotNow):
            cancel(a_hold())

    def test_not_twice(self):
        booking = a_booking()
        cancel(booking)
        with pytest.raises(NotNow, match="cancelled"):
            cancel(booking)

    def test_not_on_what_the_page_showed_before_it_changed(self):
        booking = a_booking()
        cancel(booking, seen=booking.version)
        with pytest.raises(ChangedMeanwhile, match="cancelled") as caught:
            cancel(booking, seen=booking.version)
        assert caught.value.details["booking"].state is BookingState.CANCELLED


class TestForSomebody:
    def test_the_office_cancels_for_the_customer_and_says_why(self):
        sam, booking = an_office_person(), a_booking()
        booking = cancel(booking, by=sam, reason="She rang: in hospital")
        event = booking.events.order_by("-version").first()
        assert (event.by, event.on_behalf_of, event.reason) == (sam, booking.customer, "She rang: in hospital")
        assert booking.ended_by == Side.CUSTOMER

    def test_the_office_needs_a_reason(self):
        with pytest.raises(ReasonNeeded):
            cancel(a_booking(), by=an_office_person())
