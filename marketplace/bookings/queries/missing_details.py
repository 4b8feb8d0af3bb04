"""What a hold still needs before it can be paid for."""

from marketplace.bookings.models import Booking
from marketplace.services.enums import PlaceMode


def missing_details(booking: Booking) -> list[str]:
    """The names of the fields that are empty and needed, in the order of the form."""
    needed = ["contact_name", "contact_phone"]
    if booking.place_mode == PlaceMode.AT_CUSTOMER:
        needed += ["address_line1", "postcode"]
    return [field for field in needed if not getattr(booking, field).strip()]
