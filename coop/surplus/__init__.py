"""What happens with the year's result: the members' drafts, the one they choose, and paying it out to the penny.

Invariants: the shares of an allocation add up to the result exactly. An allocation is frozen and has a hash; the
decision names it. Nothing is put to the vote outside the bounds of the law. What is declared is posted in one journal.
Once somebody was paid nothing is clawed back: a correction is decided on by its hash and set off against later
patronage, never against wages. Capital goes back oldest year first, and only when the co-op can pay. What nobody
fetches stays theirs, wherever it is kept.

Neighbours: payments.ledger gives the result and the patronage; coop.decisions decides; payments.payouts pays.
"""
