"""What a carried decision does, told by the room that does it; and the moments of a round of voting."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from foundation.registry import Hooks, Registry

if TYPE_CHECKING:
    from coop.decisions.models import Decision


class Subject(Protocol):
    """What a decision is about. `payload` is the decision's JSON; money and minutes in it are whole numbers."""

    def describe(self, payload: dict[str, Any]) -> str:
        """What would be done, in a short sentence."""
        ...

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        """Why it cannot be done, as a sentence; empty when it can. Asked at handing in, before notice and opening."""
        ...

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        """What would be different, a sentence each, for the notice and the page of the vote."""
        ...

    def take_effect(self, decision: "Decision", at: datetime) -> None:
        """Do it. Called once, inside the transaction of `bring_into_force`; a Fact raised here undoes all of it."""
        ...


subjects: Registry[Subject] = Registry("coop.decisions.subjects")

# Called inside the transaction of the step, with `decision` and `at`, the decision row locked FOR UPDATE.
# Keys: "noticed" (roll sealed, notice made), "opening" (every precondition holds; the state is still noticed),
# "closing" (the state is closed; called before anything else can happen to the votes), "struck" (also `entry`),
# "voided" (a notice was taken back), "declared", "in_force", "ended" (not admitted, withdrawn, out of order, lapsed or
# void: whatever it had come to). A Fact raised in one undoes the step.
moments = Hooks("coop.decisions.moments")


@dataclass(frozen=True)
class TryIt:
    """Where a payload can be tried out before anybody votes on it."""

    url: str
    label: str


# key: a subject's key. fn(payload) -> TryIt | None
try_it: Registry[Any] = Registry("coop.decisions.try_it")

# key: a subject's key. fn(payload, at) -> the key of the type in the rule pack, where it depends on what is asked for.
# What is not here has the type of its kind.
types_needed: Registry[Any] = Registry("coop.decisions.types_needed")

# key: a subject's key. fn(payload, at) -> the classes of members who have a vote on it whatever their rights, because
# what they were promised changes
classes_asked: Registry[Any] = Registry("coop.decisions.classes_asked")
