"""Paying the workers: what each earned, whether they can be paid, and the transfer once the time for claims is over.

Invariants: what is released from an order is exactly what is held for it, to the last penny: the workers' shares and
the co-op's contribution. A worker is paid once for each order, never before the claim window ends and only while the
provider says their account can take money; until then it stays owed to them, and nothing is lost. Who is owed is an
opaque account, never a name.

Neighbours: higher rooms release earnings and register in `registry.owners` whose account a signed-in person is. It
writes operations, posts to the ledger and listens to events about connected accounts.
"""
