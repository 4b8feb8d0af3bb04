"""The outbox: every request that changes something at the payment provider, written down before it is sent.

Invariants: an operation is written in the transaction of the decision it belongs to, and its parameters never change
afterwards. It is sent under one key per generation, so that sending it again cannot do it twice. After two stumbles of
the provider, or twenty hours, we look for what it did before asking again: found is adopted, absent starts a new
generation. What is done stays done. No call is made inside a transaction. Nothing waits for ever without a name: an
operation ends done, refused, or before a person.

Neighbours: checkout, refunds and payouts write operations and register in `registry.handlers` how each kind is called
and what its answer means. It sends through the gateway and knows none of them.
"""
