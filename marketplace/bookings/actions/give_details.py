"""Say where the work is, how to get in and how to be reached, on a kept time."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.bookings.actions._move import Actor, lock_booking, note, require
from marketplace.bookings.actions._time import put_claim_at
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import DetailsMissing, HoldLapsed, NotYours, OutsideRadius
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_give_details
from marketplace.bookings.queries.reach import metres_from_worker, place_of, reach_metres
from marketplace.services.enums import PlaceMode


@dataclass(frozen=True)
class Details:
    """What the customer types. Only in-person work at the customer's place needs the address."""

    contact_name: str
    contact_phone: str
    address_line1: str = ""
    address_line2: str = ""
    town: str = ""
    postcode: str = ""
    access_notes: str = ""
    access_needed_early: bool = False
    people_present: str = ""
    note: str = ""


@transaction.atomic
def give_details(*, by: Visitor, booking: Booking, details: Details, at: datetime) -> Booking:
    """Put the details on a live hold. The address must lie within the worker's reach, where we know the place.

    Raises NotYours, NotNow, HoldLapsed, DetailsMissing, OutsideRadius; SlotAlreadyTaken when the way from the worker's
    other jobs to this address is too long for this time.
    """
    booking = lock_booking(booking)
    if not can_give_details(by, booking):
        raise NotYours
    require(booking, BookingState.HELD)
    if booking.hold_expires_at is None or at >= booking.hold_expires_at:
        raise HoldLapsed
    at_customer = booking.place_mode == PlaceMode.AT_CUSTOMER
    _require_complete(details, with_address=at_customer)
    changes = {key: value.strip() if isinstance(value, str) else value for key, value in asdict(details).items()}
    changes |= {"latitude_e6": None, "longitude_e6": None}
    if at_customer and (point := place_of(details.postcode, details.town)):
        if metres_from_worker(booking.worker, point) > reach_metres(booking.listing, booking.worker):
            sentence = str(OutsideRadius.message).format(worker=booking.worker.name)
            raise OutsideRadius(sentence, fields={"postcode": sentence})
        changes |= {"latitude_e6": point.latitude_e6, "longitude_e6": point.longitude_e6}
        put_claim_at(booking, point, at=at)
    return note(booking, "give_details", actor=Actor(side=Side.CUSTOMER, user=by.signed_in), at=at, **changes)


def _require_complete(details: Details, *, with_address: bool) -> None:
    """Raise DetailsMissing with a sentence per field."""
    problems = {}
    if not details.contact_name.strip():
        problems["contact_name"] = _("Enter the name of the person to meet.")
    if sum(letter.isdigit() for letter in details.contact_phone) < 5:
        problems["contact_phone"] = _("Enter a phone number, in case something comes up on the day.")
    if with_address and not details.address_line1.strip():
        problems["address_line1"] = _("Enter the house number and street.")
    if with_address and not details.postcode.strip():
        problems["postcode"] = _("Enter the postcode.")
    if problems:
        raise DetailsMissing(fields=problems)
