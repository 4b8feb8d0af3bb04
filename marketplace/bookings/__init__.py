"""A promise between a customer and a worker: a time, a place, a price, and what happens to the money.

Invariants: a booking is in exactly one state and moves only along the rows of the transition table. Every state that
is not final has a clock that ends it, so nothing can hang. Price, policy and split are copied when the booking is made
and never change afterwards. The shares always add up to the price. The booking's own ledger account is zero in every
final state. What happened is written down once and never rewritten. Payment beats expiry.

Neighbours: asks services and workers what is sold, availability for the time, coop.rules for the policy in force,
payments.checkout, refunds and payouts for the money. Search and the back office read it; payments never knows it.
"""
