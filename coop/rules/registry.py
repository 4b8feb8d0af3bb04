"""What higher rooms tell the rules: how a proposed value would have worked out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coop.rules.calculations.trial import Trial
from foundation.registry import Registry


@dataclass(frozen=True)
class Tryable:
    """A rule that can be tried on the year that is over.

    `run(*, value, scope, at) -> Trial`, in a fixed number of queries; `value` is within the bounds of the catalogue.
    `trades()` lists (slug, name) where the rule differs by trade, in one query.
    """

    run: Callable[..., Trial]
    trades: Callable[[], Sequence[tuple[str, str]]] | None = None


trials: Registry[Tryable] = Registry("coop.rules.trials")  # by the key of the rule


def can_be_tried(key: str) -> bool:
    known = trials.keys()
    return key in known
