"""The co-op's rules as versioned values, each with a start date and the name of the decision that set it.

Invariants: a version is never changed or deleted once set; a key has one value at any instant; a booking, a vote and a
distribution keep the version they were made under, so a later vote never reaches back.

Neighbours: marketplace and payments read values here and snapshot them; coop.decisions (later) sets them by vote.
"""
