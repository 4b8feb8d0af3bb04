"""The one door to the payment provider: what we can ask of it, and what it answers, in words of our own.

Invariants: only this room imports the provider's library, and nothing of that library's types leaves it. No call is
made inside a database transaction. A row made with one provider (sandbox, test, live) is never sent to another.
Without a key there is no provider: checkout is closed with a plain sentence, never silently faked. No key reaches a
log.

Neighbours: operations sends every request that changes something; checkout, refunds, payouts, webhooks and reconcile
read through it. It knows none of them.
"""
