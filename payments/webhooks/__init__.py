"""The inbox: signed messages from the provider that something changed, each kept once and looked into.

Invariants: a message counts only with a valid signature over its raw bytes, not from the future and not old. The same
message twice is one row. A message is only a reason to look: the state is always fetched afresh, so order, repetition
and version do not matter. A message about something we do not know yet is kept and tried again, and ends before a
person.

Neighbours: checkout, refunds and payouts register in `registry.syncs` what to look at for each type of object.
"""
