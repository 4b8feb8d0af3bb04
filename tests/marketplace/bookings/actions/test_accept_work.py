from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from foundation.jobs.testing import waiting_jobs
from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import ChangedMeanwhile, NotNow, NotYours, ReasonNeeded
from payments.ledger.queries.balances import balance_of
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning
from tests.factories.bookings import NOON, completed, done, fresh, under_way
from tests.factories.cast import an_office_person

pytestmark = pytest.mark.django_db


def accept(booking, *, by=None, at=None, **more):
    at = at or booking.end_utc + timedelta(hours=1)
    return fresh(accept_work(by=by or booking.customer, booking=booking, at=at, **more))


class TestAccepting:
    def test_b24_the_worker_has_earned_and_the_coop_keeps_its_share(self):
        booking = accept(done())
        assert booking.state is BookingState.COMPLETED
        owner = booking.worker.member.account_id
        assert balance_of(f"2110:{owner}", "GBP") == 7360
        assert balance_of("4010", "GBP") == 640
        assert balance_of(booking.account, "GBP") == 0

    def test_the_money_goes_on_after_the_time_for_claims(self):
        booking = accept(done())
        earning = Earning.objects.get(reference=booking.ledger_ref)
        assert earning.state == EarningState.EARNED
        assert earning.transfer_after == booking.completed_at + timedelta(hours=48)

    def test_the_split_is_the_one_agreed_at_booking(self):
        booking = done()
        set_policy(by=None, key="levy_bp", value=5000, decision_name="Vote", starts_at=NOON, at=NOON)
        booking = accept(booking)
        assert balance_of("4010", "GBP") == 640

    def test_the_customer_gets_a_receipt(self):
        accept(done())
        assert len(waiting_jobs("marketplace.bookings.mail_receipt")) == 1


class TestRefused:
    def test_not_by_the_worker_who_would_be_paid(self):
        booking = done()
        with pytest.raises(NotYours):
            accept(booking, by=booking.worker.member.user)

    @pytest.mark.parametrize("make", [under_way, completed])
    def test_only_what_is_done(self, make):
        with pytest.raises(NotNow):
            accept(make())

    def test_not_on_an_old_page(self):
        booking = done()
        with pytest.raises(ChangedMeanwhile):
            accept(booking, seen=booking.version - 1)

    def test_the_office_needs_a_reason(self):
        with pytest.raises(ReasonNeeded):
            accept(done(), by=an_office_person())
