"""Bookings in every state, made the way people make them: through the actions and the till."""

from datetime import UTC, datetime, timedelta

from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.actions.finish_work import finish_work
from marketplace.bookings.actions.give_details import Details, give_details
from marketplace.bookings.actions.hold_time import hold_time
from marketplace.bookings.actions.start_payment import start_payment
from marketplace.bookings.actions.start_work import start_work
from marketplace.bookings.actions.take_over_hold import take_over_hold
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor
from marketplace.bookings.queries.quotes import Choice, choice_now
from marketplace.services.models import Listing
from tests.factories.cast import a_bookable_listing, a_customer
from tests.factories.till import pay

# Tuesday 2 June 2026, 12:00 UTC is 13:00 on Rosa's clock.
NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
# Friday 5 June 2026, 10:00 on Rosa's clock: three days on, inside 14 days, outside the cut-off.
FRIDAY_TEN = datetime(2026, 6, 5, 9, tzinfo=UTC)

HOME = Details(
    contact_name="Amina Begum",
    contact_phone="01422 555 0142",
    address_line1="4 Bridge Lanes",
    town="Hebden Bridge",
    postcode="HX7 6AT",
    access_notes="Key under the blue pot",
    people_present="Amina and her mother",
)


def a_hold(
    *,
    listing: Listing | None = None,
    customer=None,
    guest_key: str = "",
    start: datetime = FRIDAY_TEN,
    choice: Choice | None = None,
    at: datetime = NOON,
    with_details: bool = True,
) -> Booking:
    """A kept time, by a new customer unless one (or a guest's key) is given."""
    listing = listing or a_bookable_listing()
    visitor = Visitor(guest_key=guest_key) if guest_key else Visitor(user=customer or a_customer())
    booking = hold_time(by=visitor, listing=listing, start=start, choice=choice or choice_now(listing), at=at)
    if with_details:
        booking = give_details(by=visitor, booking=booking, details=HOME, at=at)
    return fresh(booking)


def a_payment_page(*, at: datetime = NOON, **hold) -> Booking:
    """A hold whose payment page is open."""
    booking = a_hold(at=at, **hold)
    if booking.customer is None:
        visitor = Visitor(user=a_customer(), guest_key=booking.guest_key)
        booking = take_over_hold(by=visitor, booking=booking, at=at)
    return fresh(start_payment(by=Visitor(user=booking.customer), booking=booking, consent=True, at=at))


def a_booking(*, at: datetime = NOON, **hold) -> Booking:
    """Paid and confirmed."""
    booking = a_payment_page(at=at, **hold)
    pay(booking.payment, at=at)
    return fresh(booking)


def under_way(booking: Booking | None = None, *, at: datetime | None = None, **hold) -> Booking:
    booking = booking or a_booking(**hold)
    start_work(by=booking.worker.member.user, booking=booking, at=at or booking.start_utc)
    return fresh(booking)


def done(booking: Booking | None = None, *, at: datetime | None = None, **hold) -> Booking:
    booking = under_way(booking, **hold)
    finish_work(by=booking.worker.member.user, booking=booking, actual_minutes=115, at=at or booking.end_utc)
    return fresh(booking)


def completed(booking: Booking | None = None, *, at: datetime | None = None, **hold) -> Booking:
    booking = done(booking, **hold)
    accept_work(by=booking.customer, booking=booking, at=at or booking.end_utc + timedelta(hours=1))
    return fresh(booking)


def fresh(booking: Booking) -> Booking:
    """The booking as the database knows it, with its people."""
    people = ("customer", "worker__member__user", "listing__trade", "payment", "claim")
    return Booking.objects.select_related(*people).get(pk=booking.pk)
