"""What higher rooms tell the rules: how a proposed value would have worked out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coop.rules.calculations.trial import Trial
from coop.rules.errors import NoClassChange
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


# fn(*, key, value, scope) -> where a member proposes this value, filled in; coop.decisions registers it
proposals: Registry[Callable[..., str]] = Registry("coop.rules.proposals")


# fn(*, by, changes, at) -> the page of a drafted decision that gives classes these rights; coop.decisions registers it
class_changes: Registry[Callable[..., str]] = Registry("coop.rules.class_changes")


def propose_class_change(*, by: Any, changes: Any, at: Any) -> str:
    """Draft the decision and return its page. Raises NoClassChange while no room takes proposals."""
    for _name, draft in class_changes.items():
        return draft(by=by, changes=changes, at=at)
    raise NoClassChange


def proposal_url(*, key: str, value: Any, scope: str = "") -> str:
    """Where to propose a value, for one trade when `scope` names it, or "" while no room takes proposals."""
    return next((find(key=key, value=value, scope=scope) for _name, find in proposals.items()), "")


def can_be_tried(key: str) -> bool:
    known = trials.keys()
    return key in known
