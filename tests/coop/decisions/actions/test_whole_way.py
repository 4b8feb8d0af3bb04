"""A decision from the first word to the last, step by step."""

from datetime import timedelta

import pytest

from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.declare_result import declare_result
from coop.decisions.calculations.plain import plain
from coop.decisions.calculations.replay import UNTRACKED, replayed
from coop.decisions.enums import DecisionState, Kind, Outcome
from coop.decisions.models import Decision
from coop.rules.queries.policy_in_force import policy_in_force
from tests.factories.deciding import CLOSES, a_voter, an_officer, an_open_vote

S = DecisionState
pytestmark = pytest.mark.django_db


def columns_of(decision):
    return {
        field.attname: plain(getattr(decision, field.attname))
        for field in Decision._meta.concrete_fields
        if field.attname not in UNTRACKED
    }


def vote(decision, member, choice, at):
    return cast_ballot(by=member, decision=decision, choice={"choice": choice}, key=f"{member.pk:032x}", at=at)


def test_the_levy_is_changed_by_a_vote_and_the_rule_names_the_decision():
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    payload = {"key": "levy_bp", "value": 700, "scope": "", "starts_on": "2026-08-01"}
    decision = an_open_vote(jo, ana, kind=Kind.POLICY_CHANGE, payload=payload)
    vote(decision, jo, "for", decision.opened_at)
    vote(decision, sam, "for", decision.opened_at)
    decision = close_voting(by=None, decision=decision, at=CLOSES)
    decision = count_decision(by=None, decision=decision, at=CLOSES)
    decision = declare_result(by=None, decision=decision, at=CLOSES)
    assert decision.outcome == Outcome.CARRIED
    later = CLOSES + timedelta(days=14)
    decision = confirm_result(by=None, decision=decision, at=later)
    decision = bring_into_force(by=None, decision=decision, at=later)
    assert decision.state == S.IN_FORCE
    now = policy_in_force("levy_bp", at=later)
    then = policy_in_force("levy_bp", at=later + timedelta(days=30))
    assert (now.value, then.value) == (800, 700)
    assert then.decision_url == f"/decisions/{decision.slug}/"
    # Replaying the events gives the very row.
    decision.refresh_from_db()
    assert replayed(decision.events.values("version", "after", "changes")) == columns_of(decision)
