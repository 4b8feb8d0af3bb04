"""Giving money back, while it is still held: in full or in part, by us or by hand at the provider.

Invariants: never more is given back than was paid, whoever acts at once. Two equal refunds are two refunds. The money
leaves the order's account when the refund is decided and stands under "refunds on their way" until the provider has
sent it; a refund that fails puts it back, so that the customer is still owed it and nothing is lost.

Neighbours: higher rooms call `refund_payment` after their own checks; checkout's refused payments come back through it;
reconcile hands over refunds made by hand. It writes operations and posts to the ledger.
"""
