"""Who owns the co-op: members, the class they belong to, the state they are in, and the offices they hold.

Invariants: one membership per person and class that has not ended. A member number is given once, in order without
gaps, and never again. Every change of state is kept with who made it and when. The ledger knows a member only by an
opaque account id, so a person can be forgotten and the books stay whole.

Neighbours: marketplace asks here who may list services; foundation.accounts asks who must have a second factor;
payments.ledger keeps their money under `account_id`.
"""
