"""Where other rooms add their proofs to `manage.py verify_ledger`.

A verifier takes nothing and returns one sentence per thing that is wrong, an empty list when all is well: that the
money at Stripe is what Stripe says, that every closed order is at zero, that share capital equals the register.
Register in `AppConfig.ready()`: `verifiers.register("Share capital equals the register", function)`.
"""

from collections.abc import Callable

from foundation.registry import Registry

verifiers: Registry[Callable[[], list[str]]] = Registry("proofs of the ledger")
