"""Random lives of bookings: whatever people, the clock and the provider do, in any order, the money comes out right."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from foundation.errors import Fact
from marketplace.availability.enums import ClaimStatus
from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.actions.cancel_as_coop import cancel_as_coop
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.actions.extend_hold import extend_hold
from marketplace.bookings.actions.finish_work import finish_work
from marketplace.bookings.actions.give_details import give_details
from marketplace.bookings.actions.hold_time import hold_time
from marketplace.bookings.actions.leave_hold import leave_hold
from marketplace.bookings.actions.set_off import set_off
from marketplace.bookings.actions.start_payment import start_payment
from marketplace.bookings.actions.start_work import start_work
from marketplace.bookings.calculations.transitions import TRANSITIONS
from marketplace.bookings.enums import FINAL_STATES, BookingState, EndReason
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor
from marketplace.bookings.queries.quotes import choice_now
from marketplace.bookings.tasks import run_clock
from payments.checkout.actions.close_lapsed_checkouts import close_lapsed_checkouts
from payments.checkout.models import Payment
from payments.checkout.queries.where_the_money_went import where_the_money_went
from payments.ledger.queries.balances import balance_of
from payments.operations.models import Operation
from tests.factories.bookings import FRIDAY_TEN, HOME, NOON
from tests.factories.cast import a_bookable_listing, a_customer, an_office_person
from tests.factories.till import expire_page, open_page, pay, settle_everything

S = BookingState
STARTS = [FRIDAY_TEN + timedelta(minutes=60 * hour) for hour in range(4)]
NEXT = {S.CONFIRMED: "start", S.IN_PROGRESS: "finish", S.DONE: "accept"}
# What a claim looks like in each state; a lapsed booking may have lost its time or never have had it freed.
CLAIMS = {
    S.HELD: {ClaimStatus.HELD, ClaimStatus.RELEASED},
    S.CONFIRMED: {ClaimStatus.CONFIRMED},
    S.IN_PROGRESS: {ClaimStatus.CONFIRMED},
    S.DONE: {ClaimStatus.CONFIRMED},
    S.COMPLETED: {ClaimStatus.CONFIRMED},
    S.CANCELLED: {ClaimStatus.RELEASED},
    S.LAPSED: {ClaimStatus.RELEASED},
}


def there_is(*states):
    """A rule that needs a booking in one of these states is tried only when there is one."""
    return precondition(lambda self: Booking.objects.filter(status__in=states).exists())


somebody_looks_at_a_page = precondition(lambda self: bool(self.pages()))


class Lives(RuleBasedStateMachine):
    """One worker, three customers, four overlapping times, and a clock that only goes forward."""

    people: dict = {}

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.at = NOON

    def teardown(self):
        try:
            self.everything_ends()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def some(self, number, *states):
        """One booking in one of these states, chosen by a number."""
        found = list(Booking.objects.filter(status__in=states).select_related("worker__member__user").order_by("id"))
        return found[number % len(found)]

    def pages(self):
        """Payment pages that somebody has seen and nobody has paid on, whatever became of their booking.

        In an order that the same choices always make: the ids of payments are random.
        """
        of_booking = dict(Booking.objects.values_list("ledger_ref", "id"))
        found = Payment.objects.filter(session_state="open", charge_id="")
        return sorted(found, key=lambda page: (page.created_at, of_booking[page.reference]))

    @initialize(steps=st.lists(st.integers(0, 4), min_size=1, max_size=3))
    def a_few_lives_have_begun(self, steps):
        """Bookings that are held, seen at the payment page, paid, under way, or done when the story starts."""
        for number, far in enumerate(steps):
            visitor, listing = Visitor(user=self.people["customers"][number]), self.people["listing"]
            start = STARTS[0] + timedelta(days=1 + number)
            booking = hold_time(by=visitor, listing=listing, start=start, choice=choice_now(listing), at=self.at)
            give_details(by=visitor, booking=booking, details=HOME, at=self.at)
            if far >= 1:
                booking = start_payment(by=visitor, booking=booking, consent=True, at=self.at)
                open_page(booking.payment, at=self.at)
            if far >= 2:
                pay(booking.payment, at=self.at)
            worker = listing.worker.member.user
            if far >= 3:
                start_work(by=worker, booking=booking, at=booking.start_utc)
            if far >= 4:
                finish_work(by=worker, booking=booking, actual_minutes=100, at=booking.end_utc)

    @rule(customer=st.integers(0, 2), start=st.sampled_from(STARTS))
    def hold(self, customer, start):
        visitor = Visitor(user=self.people["customers"][customer])
        listing = self.people["listing"]
        with suppress(Fact), transaction.atomic():
            booking = hold_time(by=visitor, listing=listing, start=start, choice=choice_now(listing), at=self.at)
            give_details(by=visitor, booking=booking, details=HOME, at=self.at)

    @there_is(S.HELD)
    @rule(number=st.integers(0, 5), deed=st.sampled_from([extend_hold, extend_hold, leave_hold]))
    def change_a_hold(self, number, deed):
        booking = self.some(number, S.HELD)
        with suppress(Fact), transaction.atomic():
            deed(by=Visitor(user=booking.customer), booking=booking, at=self.at)

    @there_is(S.HELD)
    @rule(number=st.integers(0, 5), seen=st.booleans())
    def go_to_pay(self, number, seen):
        booking = self.some(number, S.HELD)
        with suppress(Fact), transaction.atomic():
            paying = start_payment(by=Visitor(user=booking.customer), booking=booking, consent=True, at=self.at)
            if seen:
                open_page(paying.payment, at=self.at)

    @somebody_looks_at_a_page
    @rule(number=st.integers(0, 9), short=st.booleans())
    def money_arrives(self, number, short):
        """On any page somebody has seen, also one whose hold is long over, and now and then of the wrong amount."""
        pages = self.pages()
        page = pages[number % len(pages)]
        pay(page, at=self.at, amount=page.amount - 1 if short and number == 3 else None)

    @somebody_looks_at_a_page
    @rule(number=st.integers(0, 9))
    def a_page_closes_unpaid(self, number):
        pages = self.pages()
        expire_page(pages[number % len(pages)], at=self.at)

    @there_is(S.CONFIRMED, S.IN_PROGRESS, S.DONE)
    @rule(number=st.integers(0, 5), who=st.sampled_from(["customer", "worker", "coop"]))
    def cancel(self, number, who):
        booking = self.some(number, S.CONFIRMED, S.IN_PROGRESS, S.DONE)
        with suppress(Fact), transaction.atomic():
            if who == "customer":
                cancel_as_customer(by=booking.customer, booking=booking, at=self.at)
            elif who == "worker":
                worker = booking.worker.member.user
                cancel_as_worker(by=worker, booking=booking, why=EndReason.WORKER_ILL, at=self.at)
            else:
                office = self.people["office"]
                cancel_as_coop(by=office, booking=booking, why=EndReason.COOP_ERROR, remark="Sorry", at=self.at)

    @there_is(S.CONFIRMED, S.IN_PROGRESS, S.DONE)
    @rule(
        number=st.integers(0, 5), deed=st.sampled_from(["next", "next", "next", "set_off", "start", "finish", "accept"])
    )
    def work(self, number, deed):
        booking = self.some(number, S.CONFIRMED, S.IN_PROGRESS, S.DONE)
        worker, at = booking.worker.member.user, self.at
        if deed == "next":
            deed, at = NEXT[booking.state], max(self.at, booking.start_utc)
        with suppress(Fact), transaction.atomic():
            if deed == "set_off":
                set_off(by=worker, booking=booking, at=at)
            elif deed == "start":
                start_work(by=worker, booking=booking, at=at)
            elif deed == "finish":
                finish_work(by=worker, booking=booking, actual_minutes=100, at=at)
            else:
                accept_work(by=booking.customer, booking=booking, at=at)

    @rule(minutes=st.sampled_from([1, 9, 16, 60, 24 * 60, 3 * 24 * 60]))
    def time_passes(self, minutes):
        self.at += timedelta(minutes=minutes)

    @rule()
    def the_clock_comes_round(self):
        run_clock(at=self.at)
        close_lapsed_checkouts(at=self.at)

    @rule()
    def the_provider_does_what_it_was_asked(self):
        settle_everything(at=self.at)

    @invariant()
    def the_money_of_every_booking_adds_up(self):
        for booking in Booking.objects.all():
            went = where_the_money_went(reference=booking.ledger_ref, currency=booking.currency)
            out = sum(went.workers.values()) + went.contribution + went.refunded + went.refunding
            assert went.paid == out + went.held
            kept = booking.total if booking.status in (S.CONFIRMED, S.IN_PROGRESS, S.DONE) else 0
            assert went.held == kept, (booking.reference, booking.status)
            if booking.status == S.COMPLETED:
                assert (sum(went.workers.values()), went.contribution) == (booking.worker_share, booking.contribution)
            else:
                assert (went.workers, went.contribution) == ({}, 0)

    @invariant()
    def the_time_of_every_booking_fits_its_state(self):
        for booking in Booking.objects.select_related("claim"):
            assert ClaimStatus(booking.claim.status) in CLAIMS[booking.state], (booking.status, booking.claim.status)

    def every_step_followed_the_table(self):
        for booking in Booking.objects.prefetch_related("events"):
            state = ""
            for number, event in enumerate(sorted(booking.events.all(), key=lambda event: event.version), start=1):
                assert (event.version, event.before) == (number, state)
                if event.code:
                    row = TRANSITIONS[event.code]
                    assert event.after == row.target
                    assert state == "" if not row.sources else state in row.sources
                else:
                    assert event.after == state
                state = event.after
            assert state == booking.status

    def everything_ends(self):
        """Left alone from here, the clock brings every booking to its end, and nothing is left over."""
        for _ in range(12):
            self.at += timedelta(days=1)
            run_clock(at=self.at)
            close_lapsed_checkouts(at=self.at)
        settle_everything(at=self.at)
        self.every_step_followed_the_table()
        assert {booking.state for booking in Booking.objects.all()} <= set(FINAL_STATES)
        for booking in Booking.objects.all():
            assert balance_of(booking.account, booking.currency) == 0
        assert balance_of("2120", "GBP") == 0
        captured = sum(payment.captured for payment in Payment.objects.all())
        refunded = sum(payment.refunded for payment in Payment.objects.all())
        owner = self.people["listing"].worker.member.account_id
        assert captured == refunded + balance_of(f"2110:{owner}", "GBP") + balance_of("4010", "GBP")
        assert not Operation.objects.filter(state="new", kind__in=["refund", "pay_worker"]).exists()


@pytest.mark.django_db
def test_whatever_happens_the_money_comes_out_right(settings_of_payments):
    Lives.people = {
        "listing": a_bookable_listing(),
        "customers": [a_customer(name) for name in ("Amina Begum", "Bo Lind", "Cleo Ward")],
        "office": an_office_person(),
    }
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.fixture
def settings_of_payments(settings):
    """Payments are open; nobody is called inside a test's transaction."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True
