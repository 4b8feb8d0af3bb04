"""Money in, money held, money out: the ledger every pound and minute passes through, and the one door to Stripe.

Payments knows no booking and no share. It stores the key of a purpose and calls the handler that a higher room
registered for it; what a room may not do to the books, the database itself refuses.
"""
