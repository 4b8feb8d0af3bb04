"""The returning officer enters the public value that was drawn after the close; the votes are then counted."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._move import lock_decision
from coop.decisions.actions._nominations import is_officer
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.enums import DecisionState
from coop.decisions.models import Decision, ElectionPlan
from coop.decisions.voting_errors import NoBeaconIsAwaited, NotAnElection, OnlyTheReturningOfficer
from foundation.errors import Invalid

MOST = 200


@transaction.atomic
def enter_beacon(*, by: Any, decision: Decision, beacon: str, at: datetime) -> Decision:
    """Reveal the order that settles ties with this value, and count (governance 5.2).

    The order was committed to at the notice, so whoever enters the value cannot choose what it leads to.
    Raises NotAnElection, OnlyTheReturningOfficer, NoBeaconIsAwaited, Invalid, and what count_decision raises.
    """
    locked = lock_decision(decision)
    plan = ElectionPlan.objects.filter(decision=locked).first()
    if plan is None:
        raise NotAnElection
    if not is_officer(by, plan):
        raise OnlyTheReturningOfficer
    if not plan.beacon_source or locked.state != DecisionState.CLOSED:
        raise NoBeaconIsAwaited
    value = " ".join(beacon.split())
    if not value or len(value) > MOST:
        raise Invalid(fields={"beacon": _("Write down exactly what was drawn.")})
    return count_decision(by=by, decision=locked, beacon=value, at=at)
