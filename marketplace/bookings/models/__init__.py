"""The tables of the bookings room."""
