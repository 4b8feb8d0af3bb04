"""Pure sums about time: no database, no clock, no Django."""
