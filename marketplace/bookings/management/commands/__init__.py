"""Commands of the bookings room."""
