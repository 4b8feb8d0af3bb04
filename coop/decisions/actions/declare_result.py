"""Declare the result: from now on it is a fact, and nothing changes it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from coop.counting.formats.canonical import digest
from coop.decisions.actions._actor import as_secretary_or_clock
from coop.decisions.actions._minutes import draft_for
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.models import Decision, DeclaredResult
from coop.decisions.queries.timing import stage_rules
from coop.decisions.registry import moments
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def declare_result(*, by: Any, decision: Decision, statement: str = "", at: datetime) -> Decision:
    """`statement` is what the board says about it. `by` None is the clock. The minutes are drafted with it.

    Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow.
    """
    decision = lock_decision(decision)
    actor = as_secretary_or_clock(by, decision)
    require_row(decision, "declare_result")
    declared = DeclaredResult.objects.create(
        decision=decision,
        round=decision.round,
        stage=decision.stage,
        outcome=decision.outcome,
        result=decision.result,
        sha256=digest(decision.result),
        statement=statement.strip(),
        declared_at=at,
        declared_by=by,
    )
    days = int(stage_rules(decision, decision.stage)["challenge_days"])
    decision = move(
        decision,
        "declare_result",
        actor=actor,
        at=at,
        data={"outcome": decision.outcome},
        declared_at=at,
        challenge_until=at + timedelta(days=days),
    )
    draft_for(decision, at=at)
    enqueue("coop.decisions.mail_result", declared_id=declared.pk)
    moments.call("declared", decision=decision, at=at)
    return decision
