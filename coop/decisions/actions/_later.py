"""Whether one decision can end another. Private to the actions of this room."""

from coop.decisions.enums import DecisionState
from coop.decisions.errors import NotLaterDecision
from coop.decisions.models import Decision

_HOLDS = (DecisionState.IN_FORCE, DecisionState.IMPLEMENTING, DecisionState.DONE)


def require_later(decision: Decision, later: Decision) -> None:
    """Raise NotLaterDecision unless `later` came into force after `decision`."""
    known = later.in_force_at is not None and decision.in_force_at is not None
    if later.state not in _HOLDS or not known or later.pk == decision.pk or later.in_force_at <= decision.in_force_at:  # type: ignore[operator]
        raise NotLaterDecision
