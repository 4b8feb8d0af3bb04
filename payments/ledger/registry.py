"""Where other rooms add their proofs to `manage.py verify_ledger`.

A verifier takes nothing and returns one sentence per thing that is wrong, an empty list when all is well: that the
money at Stripe is what Stripe says, that every closed order is at zero, that share capital equals the register. Where
there is nothing to hold the books against yet it raises NothingToProve with a sentence that says so; nothing is wrong.
Register in `AppConfig.ready()`: `verifiers.register("Share capital equals the register", function)`.
"""

from collections.abc import Callable

from foundation.registry import Hooks, Registry


class NothingToProve(Exception):
    """What a proof compares the books with does not exist yet; the message says what is missing, in a sentence."""


verifiers: Registry[Callable[[], list[str]]] = Registry("proofs of the ledger")

# "period_closed" (period): called in the transaction that closes a month, after its root, snapshots and sums are made.
events = Hooks("payments.ledger.events")
