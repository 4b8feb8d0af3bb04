"""The tables of the bookings room."""

from marketplace.bookings.models.booking import Booking
from marketplace.bookings.models.event import BookingEvent

__all__ = ["Booking", "BookingEvent"]
