"""The co-op's books, for everyone to read: pictures, tables, and the rows behind each figure.

Invariants: every figure comes from the ledger, by a definition that is shown. No figure lets a reader work out one
person's money. What is published for a closed month does not change.

Neighbours: payments.ledger gives the rows; coop.surplus the distributions; cms shows figures on its pages.
"""
