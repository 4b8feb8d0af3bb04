"""Who owns the co-op: how they join, stay and leave, the class they belong to, and the offices they hold.

Invariants: one membership per person and class that has not ended. A membership moves along one table of steps, which
the database knows too; each step is kept with who took it, when, and on which decision, and replaying the steps gives
the state. A member number is given once, in order without gaps, and never again. The words somebody agreed to are kept
as they stood. Nobody is suspended unheard, nobody is expelled but by a vote that is in force, and no ending forfeits
money or leaves an office behind that needs a member. What the register says is kept in versions, so any day can be
printed as it was. The ledger knows a member only by an opaque account id, so a person can be forgotten and the books
stay whole.

Neighbours: coop.shares takes the payment and admits, through the registries here; coop.decisions reads the roll and
expels; marketplace asks who may list services; foundation.accounts asks who must have a second factor and who cannot
be erased yet; payments.ledger keeps their money under `account_id`.
"""
