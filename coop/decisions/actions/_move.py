"""The one way a decision moves: lock it, compare, check the table, write, record. Private to the actions of this room.

Lock order: the decision first (FOR UPDATE: casting a vote waits for it, and it for the votes being cast), then its
roll, then rows of other rooms.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coop.decisions.calculations.plain import plain
from coop.decisions.calculations.replay import UNTRACKED
from coop.decisions.calculations.transitions import transition
from coop.decisions.enums import STOPPED, DecisionState, Side
from coop.decisions.errors import ChangedMeanwhile, NotNow
from coop.decisions.models import Decision, DecisionEvent
from coop.decisions.registry import moments
from foundation.audit.actions.record import record


@dataclass(frozen=True)
class Actor:
    """Who acts, on whose side, and why. `user` is None for the clock and the count."""

    side: Side
    user: Any = None
    reason: str = ""


CLOCK = Actor(side=Side.CLOCK)
# What it was about is free for another decision.
ENDED = (*STOPPED, DecisionState.VOID)


def lock_decision(decision: Decision, *, seen: int | None = None) -> Decision:
    """Lock the decision until the transaction ends and return it fresh.

    `seen` is the version the person was looking at. Raises ChangedMeanwhile when it has moved on since.
    """
    fresh = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("pack", "final_text", "proposer__user", "made_by")
        .get(pk=decision.pk)
    )
    if seen is not None and fresh.version != seen:
        raise ChangedMeanwhile(state=fresh.get_state_display())
    return fresh


def require(decision: Decision, *states: DecisionState) -> None:
    """Raise NotNow unless the decision is in one of these states."""
    if decision.state not in states:
        raise NotNow(state=decision.get_state_display())


def require_row(decision: Decision, verb: str) -> None:
    """Raise NotNow unless the row of the table with this verb starts from where the decision is."""
    require(decision, *transition(verb).sources)


def move(decision: Decision, verb: str, *, actor: Actor, at: datetime, data: Any = None, **changes: Any) -> Decision:
    """Carry out one row of the table on a locked decision, with its event and its audit record.

    `changes` are the columns that change with it. Raises NotNow when the row does not start from here.
    """
    require_row(decision, verb)
    row = transition(verb)
    if actor.side not in row.sides:
        raise ValueError(f"{verb} is not done by {actor.side}")
    before = decision.state
    decision = _write(decision, verb, before, actor, at, data, {**changes, "state": row.target})
    if row.target in ENDED:
        moments.call("ended", decision=decision, at=at)
    return decision


def note(decision: Decision, verb: str, *, actor: Actor, at: datetime, data: Any = None, **changes: Any) -> Decision:
    """Change columns of a locked decision without moving it (or none); the event says what was done."""
    return _write(decision, verb, decision.state, actor, at, data, changes)


def first_event(decision: Decision, *, actor: Actor, at: datetime) -> None:
    """Write the event of the row that made the decision, with every column as it began."""
    fields = [field.attname for field in Decision._meta.concrete_fields if field.attname not in UNTRACKED]
    changes = {name: plain(getattr(decision, name)) for name in fields if name != "state"}
    decision.version = 1
    decision.save(update_fields=["version"])
    _record(decision, "propose", "", actor, at, {}, changes)


def _write(
    decision: Decision, verb: str, before: str, actor: Actor, at: datetime, data: Any, changes: dict[str, Any]
) -> Decision:
    for name, value in changes.items():
        setattr(decision, name, value)
    decision.version += 1
    decision.save(update_fields=[*changes, "version"])
    columns = {Decision._meta.get_field(name).attname for name in changes if name != "state"}  # type: ignore[union-attr]
    written = {name: plain(getattr(decision, name)) for name in sorted(columns)}
    _record(decision, verb, before, actor, at, data or {}, written)
    return decision


def _record(
    decision: Decision, verb: str, before: str, actor: Actor, at: datetime, data: dict[str, Any], changes: Any
) -> None:
    DecisionEvent.objects.create(
        decision=decision,
        version=decision.version,
        verb=verb,
        before=before,
        after=decision.state,
        side=actor.side,
        by=actor.user,
        reason=actor.reason,
        changes=changes,
        data=data,
        at=at,
    )
    record(
        by=actor.user,
        verb=f"decision.{verb}",
        subject=decision,
        data={"side": str(actor.side), **data},
        at=at,
        reason=actor.reason,
    )
