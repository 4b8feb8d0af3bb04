"""Where customers find, book and pay the people who do the work."""
