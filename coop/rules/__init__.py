"""The co-op's rules: values the software obeys, and the rulebook that says how the co-op decides, all as versions.

Invariants: a version is never changed or deleted once set; a key has one value at any instant, within bounds that the
database keeps; a rulebook's hash is the hash of its text, and there is always one in force; a booking, a vote and a
distribution keep the version they were made under, so a later vote never reaches back; a trial shows no number about
one to four people, nor what would give it away.

Neighbours: marketplace, coop.shares and coop.surplus read values here and snapshot them; coop.decisions pins the
rulebook and sets values by vote; marketplace.bookings registers how a proposed value is tried; coop.membership is told
what members decided about joining.
"""
