"""People who can sign in: with a password, a code by e-mail, or a passkey, and a second factor where trust is high.

Invariants: an e-mail address belongs to one person, whatever its capitals. Nobody learns from us whether an address
has an account. Staff, board and treasurer do nothing before they have a second factor. Every field of every model says
in its room's personal_data.txt whether it is about a person, why it is held and how long; a copy hands out all of it
but secrets, and erasing leaves only what a law wants kept, without a name.

Neighbours: every room points at the user and classifies its fields; coop.membership says who must have a second factor;
membership and bookings say who cannot be erased yet.
"""
