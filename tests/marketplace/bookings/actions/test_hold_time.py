from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from foundation.audit.models import AuditRecord
from marketplace.availability.errors import SlotAlreadyTaken, SlotNotOffered
from marketplace.bookings.actions.hold_time import hold_time
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import ListingNotOpen, NotYours, OwnListing, ReasonNeeded, TooManyHolds
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor
from marketplace.bookings.queries.quotes import Choice, choice_now
from marketplace.services.actions.pause_listing import pause_listing
from marketplace.services.errors import BelowPriceFloor, LengthNotOffered, MissingChecks
from marketplace.services.models import Listing, Trade
from tests.factories.bookings import FRIDAY_TEN, NOON, a_booking, a_hold, fresh
from tests.factories.cast import AROUND_THE_CLOCK, a_bookable_listing, a_customer, a_working_worker, an_office_person
from tests.factories.marketplace import an_extra

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def hold(listing, *, by=None, start=FRIDAY_TEN, choice=None, at=NOON, **more):
    visitor = by if isinstance(by, Visitor) else Visitor(user=by or a_customer())
    return hold_time(by=visitor, listing=listing, start=start, choice=choice or choice_now(listing), at=at, **more)


class TestWhatIsCopied:
    def test_the_price_the_split_and_the_time(self):
        booking = hold(a_bookable_listing())
        assert booking.state is BookingState.HELD
        assert (booking.total, booking.worker_share, booking.contribution) == (8000, 7360, 640)
        assert booking.card_cost_expected == 140
        assert (booking.start_utc, booking.minutes) == (FRIDAY_TEN, 120)
        assert booking.hold_expires_at == NOON + timedelta(minutes=15)
        assert booking.currency == "GBP"

    def test_extras_come_with_their_money_and_their_minutes(self):
        listing = a_bookable_listing(extras=(an_extra(price_minor=1500, minutes=30, most=2),))
        key = str(listing.extras.get().pk)
        booking = hold(listing, choice=Choice(120, ((key, 2),)))
        assert (booking.total, booking.minutes) == (11000, 180)
        assert booking.end_utc - booking.start_utc == timedelta(minutes=180)

    def test_the_rules_with_the_decision_that_set_them(self):
        set_policy(by=None, key="levy_bp", value=1000, decision_name="Vote of 1 June", starts_at=NOON, at=NOON)
        booking = hold(a_bookable_listing(), at=NOON + HOUR)
        levy = booking.policy.rules["levy_bp"]
        assert (levy.value, levy.version, levy.decision) == (1000, 1, "Vote of 1 June")
        assert (booking.worker_share, booking.contribution) == (7200, 800)

    def test_a_later_vote_changes_nothing(self):
        booking = a_hold()
        later = NOON + HOUR
        set_policy(by=None, key="levy_bp", value=5000, decision_name="Vote", starts_at=later, at=later)
        set_policy(by=None, key="accept_window_hours", value=72, decision_name="Vote", starts_at=later, at=later)
        again = fresh(booking)
        assert (again.policy.number("levy_bp"), again.policy.number("accept_window_hours")) == (800, 24)

    def test_hourly_work_over_a_clock_change_is_paid_for_the_hours_that_pass(self):
        """Row A6: 22:00 to 06:00 on the wall lasts seven hours on the night the clocks go forward."""
        worker = a_working_worker(windows=AROUND_THE_CLOCK)
        listing = a_bookable_listing(
            worker,
            price_shape="hourly",
            price_minor=2000,
            min_minutes=480,
            max_minutes=480,
            duration_mode="wall",
            grid_minutes=60,
        )
        at = NOON.replace(year=2026, month=3, day=20)
        booking = hold(listing, start=at.replace(day=28, hour=22), at=at)
        assert (booking.minutes, booking.total) == (420, 14000)
        assert booking.end_utc.astimezone(booking.place_zone).strftime("%H:%M %Z") == "06:00 BST"

    def test_no_two_bookings_share_a_reference(self):
        listing = a_bookable_listing()
        first = hold(listing, by=a_customer())
        second = hold(listing, by=a_customer(), start=FRIDAY_TEN + 3 * HOUR)
        assert first.reference != second.reference
        assert first.account.startswith("2100:bk_")
        assert first.account != second.account

    def test_it_is_recorded_who_did_it(self):
        customer = a_customer()
        booking = hold(a_bookable_listing(), by=customer)
        record = AuditRecord.objects.get(verb="booking.hold_time")
        assert (record.by, record.subject_id, record.at) == (customer, str(booking.pk), NOON)
        event = booking.events.get()
        assert (event.code, event.before, event.after, event.side) == ("B1", "", "held", Side.CUSTOMER)


class TestWhoMayHold:
    def test_a_guest_holds_by_the_key_in_their_session(self):
        booking = hold(a_bookable_listing(), by=Visitor(guest_key="k" * 30))
        assert (booking.customer, booking.guest_key) == (None, "k" * 30)

    def test_the_office_holds_for_somebody_and_says_why(self):
        sam, amina = an_office_person(), a_customer()
        booking = hold(a_bookable_listing(), by=sam, customer=amina, reason="She rang us")
        assert (booking.customer, booking.helper) == (amina, sam)
        event = booking.events.get()
        assert (event.by, event.on_behalf_of, event.reason) == (sam, amina, "She rang us")

    def test_the_office_needs_a_reason(self):
        with pytest.raises(ReasonNeeded):
            hold(a_bookable_listing(), by=an_office_person(), customer=a_customer())

    def test_nobody_else_holds_for_somebody(self):
        with pytest.raises(NotYours):
            hold(a_bookable_listing(), by=a_customer(), customer=a_customer(), reason="A favour")

    def test_nobody_books_themself(self):
        listing = a_bookable_listing()
        with pytest.raises(OwnListing):
            hold(listing, by=listing.worker.member.user)


class TestGuards:
    def test_a_paused_listing_cannot_be_held(self):
        listing = a_bookable_listing()
        pause_listing(by=listing.worker.member.user, listing=listing, at=NOON)
        with pytest.raises(ListingNotOpen):
            hold(listing)

    def test_a_listing_that_asks_first_cannot_be_held_yet(self):
        with pytest.raises(ListingNotOpen):
            hold(a_bookable_listing(booking_mode="ask"))

    def test_a_worker_whose_check_ran_out_cannot_be_held(self):
        listing = a_bookable_listing()
        Trade.objects.filter(pk=listing.trade_id).update(required_checks=["criminal_record"])
        with pytest.raises(MissingChecks):
            hold(listing)

    def test_a_price_below_the_floor_of_its_trade_cannot_be_held(self):
        listing = a_bookable_listing()
        Listing.objects.filter(pk=listing.pk).update(price_minor=2999)
        with pytest.raises(BelowPriceFloor):
            hold(listing)
        Listing.objects.filter(pk=listing.pk).update(price_minor=3000)
        assert hold(listing).total == 3000

    def test_a_length_that_is_not_offered_cannot_be_held(self):
        with pytest.raises(LengthNotOffered):
            hold(a_bookable_listing(), choice=Choice(60))

    def test_a_time_outside_the_hours_is_refused_with_the_nearest_three(self):
        with pytest.raises(SlotNotOffered) as caught:
            hold(a_bookable_listing(), start=FRIDAY_TEN - 3 * HOUR)
        assert caught.value.nearest[0].start == FRIDAY_TEN - HOUR
        assert len(caught.value.nearest) == 3

    def test_a_taken_time_is_refused_with_the_nearest_three(self):
        listing = a_bookable_listing()
        a_booking(listing=listing)
        with pytest.raises(SlotAlreadyTaken) as caught:
            hold(listing)
        assert len(caught.value.nearest) == 3
        assert Booking.objects.count() == 1

    def test_work_inside_14_days_needs_consent_later_and_later_work_does_not(self):
        listing = a_bookable_listing()
        near = hold(listing, start=FRIDAY_TEN)
        far = hold(listing, start=FRIDAY_TEN + timedelta(days=15), by=a_customer())
        assert (near.early_start_needs_consent, far.early_start_needs_consent) == (True, False)

    def test_a_trade_without_a_right_to_cancel_needs_no_consent(self):
        listing = a_bookable_listing()
        Trade.objects.filter(pk=listing.trade_id).update(cancel_right_exempt=True)
        assert hold(listing).early_start_needs_consent is False


class TestHowMany:
    def test_nobody_keeps_a_third_time(self):
        customer, worker = a_customer(), a_working_worker()
        listings = [a_bookable_listing(worker, title=f"Work {number}") for number in range(3)]
        hold(listings[0], by=customer)
        hold(listings[1], by=customer, start=FRIDAY_TEN + 3 * HOUR)
        with pytest.raises(TooManyHolds):
            hold(listings[2], by=customer, start=FRIDAY_TEN + timedelta(days=1))

    def test_a_guest_is_one_person_too(self):
        guest, worker = Visitor(guest_key="g" * 30), a_working_worker()
        listings = [a_bookable_listing(worker, title=f"Work {number}") for number in range(3)]
        hold(listings[0], by=guest)
        hold(listings[1], by=guest, start=FRIDAY_TEN + 3 * HOUR)
        with pytest.raises(TooManyHolds):
            hold(listings[2], by=guest, start=FRIDAY_TEN + timedelta(days=1))

    def test_a_hold_that_ran_out_does_not_count(self):
        customer, worker = a_customer(), a_working_worker()
        listings = [a_bookable_listing(worker, title=f"Work {number}") for number in range(3)]
        hold(listings[0], by=customer)
        hold(listings[1], by=customer, start=FRIDAY_TEN + 3 * HOUR)
        later = NOON + timedelta(minutes=15)
        assert hold(listings[2], by=customer, start=FRIDAY_TEN + timedelta(days=1), at=later).state is BookingState.HELD

    def test_pressing_twice_keeps_one_time(self):
        listing, customer = a_bookable_listing(), a_customer()
        first, second = hold(listing, by=customer), hold(listing, by=customer)
        assert first == second
        assert Booking.objects.count() == 1

    def test_another_time_of_the_same_listing_takes_the_place_of_the_first(self):
        listing, customer = a_bookable_listing(), a_customer()
        first = hold(listing, by=customer)
        second = hold(listing, by=customer, start=FRIDAY_TEN + HOUR)
        assert fresh(first).state is BookingState.LAPSED
        assert fresh(second).state is BookingState.HELD

    def test_the_answers_come_along_to_the_new_time(self):
        customer = a_customer()
        first = a_hold(customer=customer)
        second = hold(first.listing, by=customer, start=FRIDAY_TEN + HOUR)
        assert (second.address_line1, second.access_notes) == ("4 Bridge Lanes", "Key under the blue pot")

    def test_the_answers_are_kept_when_the_hold_ran_out(self):
        first = a_hold(guest_key="g" * 30)
        later = NOON + timedelta(minutes=20)
        second = hold(first.listing, by=Visitor(guest_key="g" * 30), at=later)
        assert (second.postcode, second.people_present) == ("HX7 6AT", "Amina and her mother")

    def test_the_address_of_a_booking_is_known_the_next_time_but_not_what_was_said_about_that_day(self):
        customer = a_customer()
        first = a_booking(customer=customer)
        second = hold(first.listing, by=customer, start=FRIDAY_TEN + 3 * HOUR)
        assert (second.address_line1, second.people_present) == ("4 Bridge Lanes", "")

    def test_nobody_gets_the_answers_of_another_guest(self):
        first = a_hold(guest_key="g" * 30)
        other = hold(first.listing, by=Visitor(guest_key="h" * 30), start=FRIDAY_TEN + 3 * HOUR)
        assert other.address_line1 == ""
