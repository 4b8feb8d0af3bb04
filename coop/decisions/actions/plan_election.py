"""Lay down how an election is run: seats, the time for nominations, who is returning officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, note, require
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.clear_days import day_begins
from coop.decisions.enums import IN_PREPARATION, DecisionState
from coop.decisions.models import Decision, ElectionPlan
from coop.decisions.queries.publicity import nomination_rules, nominations_from, nominations_until
from coop.decisions.queries.zone import zone_of
from coop.decisions.voting_errors import (
    MadeKnownTooLate,
    NominationsAreClosed,
    NominationsTooShort,
    NotAnElection,
    OfficerIsNotIndependent,
)
from coop.membership.enums import Office
from coop.membership.policies import is_board
from foundation.errors import Invalid
from foundation.formats import date_format


@dataclass(frozen=True)
class ElectionFacts:
    """Instants in UTC; `term_months` is how long the elected serve.

    `beacon_source` names a value that is drawn in public after the close, such as the next numbers of a lottery.
    """

    seats: int
    nominations_open_at: datetime
    nominations_close_at: datetime
    returning_officer: Any
    office: str = Office.BOARD
    term_months: int = 24
    confirmatory: bool = False
    beacon_source: str = ""


@transaction.atomic
def plan_election(*, by: Any, decision: Decision, facts: ElectionFacts, at: datetime) -> ElectionPlan:
    """Write the plan down, or change it while nominations have not opened.

    Raises OnlyTheSecretary, NotNow, NotAnElection, OfficerIsNotIndependent, NominationsAreClosed,
    MadeKnownTooLate, NominationsTooShort, Invalid.
    """
    decision = lock_decision(decision)
    actor = as_secretary(by, decision)
    require(decision, DecisionState.DRAFT, *IN_PREPARATION)
    if decision.method not in RANKED:
        raise NotAnElection
    if is_board(facts.returning_officer):
        raise OfficerIsNotIndependent
    if facts.seats < 1 or facts.nominations_close_at <= facts.nominations_open_at:
        raise Invalid(fields={"nominations_close_at": _("Nominations close after they open.")})
    plan = ElectionPlan.objects.filter(decision=decision).first()
    if plan is not None and plan.nominations_open_at <= at:
        raise NominationsAreClosed
    rules = nomination_rules(decision, at=at)
    _check_length(decision, facts, rules)
    earliest = nominations_from(decision, rules, at=at)
    if earliest is not None and facts.nominations_open_at < day_begins(earliest, zone_of(decision)):
        raise MadeKnownTooLate(day=date_format(earliest, "j F Y"), fields={"opens_on": str(earliest)})
    values = {
        "office": facts.office,
        "term_months": facts.term_months,
        "nominations_open_at": facts.nominations_open_at,
        "nominations_close_at": facts.nominations_close_at,
        "statement_words": int(rules.get("statement_words", 300)),
        "confirmatory": facts.confirmatory,
        "beacon_source": facts.beacon_source.strip()[:200],
        "returning_officer": facts.returning_officer,
    }
    plan, _made = ElectionPlan.objects.update_or_create(decision=decision, defaults=values)
    note(decision, "plan_election", actor=actor, at=at, data={"seats": facts.seats}, seats=facts.seats)
    return plan


def _check_length(decision: Decision, facts: ElectionFacts, rules: dict[str, Any]) -> None:
    """Raise NominationsTooShort when candidates would have fewer days than the rules give them."""
    zone = zone_of(decision)
    until = nominations_until(facts.nominations_open_at, rules, zone=zone)
    if until is not None and facts.nominations_close_at < until:
        problem = NominationsTooShort(days=int(rules["min_days"]), day=date_format(until.astimezone(zone), "l j F Y"))
        raise NominationsTooShort(str(problem), fields={"closes_on": str(problem)})
