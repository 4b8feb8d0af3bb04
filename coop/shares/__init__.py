"""Who owns how much of the co-op: a holding is the sum of movements that are never changed, each with its journal.

Invariants: nobody holds more than the cap, counting what is approved and not yet paid. The register can be printed as
it stood on any date. A certificate is superseded, never edited.

Neighbours: coop.membership says who may hold shares; payments.checkout takes the money; payments.ledger keeps it.
"""
