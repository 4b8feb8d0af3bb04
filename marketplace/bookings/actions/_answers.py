"""What the customer told us once and need not type again (WCAG 2.2, 3.3.7). Private to the actions of this room."""

from typing import Any

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking

WHERE = (
    "contact_name",
    "contact_phone",
    "address_line1",
    "address_line2",
    "town",
    "postcode",
    "latitude_e6",
    "longitude_e6",
)
WHAT = ("access_notes", "access_needed_early", "people_present", "note")


def answers_from(earlier: Booking | None) -> dict[str, Any]:
    """Return the columns to carry over: all of a hold that was never paid, the address alone of a booking."""
    if earlier is None:
        return {}
    unpaid = earlier.status in (BookingState.HELD, BookingState.LAPSED)
    columns = WHERE + WHAT if unpaid else WHERE
    return {column: getattr(earlier, column) for column in columns}
