"""A look-alike of Stripe that speaks HTTP, so that the same code path runs in the demo, in tests and in production.

Invariants:
Every page says that it is a sandbox, that no card is charged and that no money moves; nothing asks for a card number.
Every request is held against the installed SDK's own parameter types before it is answered.
A request and the answer kept for its idempotency key are written in one transaction, so neither exists alone.
The balance of an account is always the sum of its balance transactions.
It knows nothing of the co-operative and imports neither Django nor any other room.

Neighbours:
payments.gateway talks to it over HTTP exactly as it talks to Stripe; nothing else needs to know that it exists.
"""
