"""Taking a payment: a hosted payment page for one purpose, and finding out for certain whether it was paid.

Invariants: a reference has at most one payment page open and is paid for once. What was paid is what was agreed, or
it goes back. Webhook, landing page and poller all run the same `sync_checkout`, which fetches first and then writes
under the payment's lock: each charge of the provider reaches the books exactly once. The purpose's own rules decide
in the same transaction whether the payment is accepted; money it cannot accept is refunded in full at once.

Neighbours: higher rooms register their purpose in `registry.purposes`; refunds registers what happens to refused
money in `registry.events`. It posts to the ledger, sends through operations and knows no booking and no share.
"""
