"""People who can sign in: with a password, a code by e-mail, or a passkey, and a second factor where trust is high.

Invariants: an e-mail address belongs to one person, whatever its capitals. Nobody learns from us whether an address
has an account. Staff, board and treasurer do nothing before they have a second factor.

Neighbours: every room points at the user; coop.membership says who must have a second factor.
"""
