"""A change of the rules is decided by the type of decision that the rules in force ask for."""

import copy
from datetime import timedelta

import pytest

from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.enums import Kind
from coop.decisions.errors import SubjectHasAProblem
from coop.decisions.subjects.rule_change import RuleChange
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.pack_files import shipped_pack
from coop.rules.queries.pack_in_force import pack_in_force
from tests.factories.deciding import LATER, PROPOSED, a_submitted, a_voter, decided, in_force

pytestmark = pytest.mark.django_db
LOCK = "This touches what is locked in the rules."


def with_locks(at=PROPOSED - timedelta(days=1)):
    return adopt_pack(by=None, body=shipped_pack("uk_worker_cls"), decision_name="General meeting", at=at)


def rules(name="plain_default", **changes):
    return {"kind": Kind.RULE_CHANGE, "payload": {"body": {**copy.deepcopy(shipped_pack(name)), **changes}}}


def test_taking_a_lock_off_is_handed_in_as_the_decision_for_what_is_locked(jo):
    with_locks()
    decision = a_submitted(jo, **rules())
    assert decision.decision_type == "entrenched"
    assert decision.type_rules["pass"] == {"ratio": "1", "strict": False, "base": "roll"}
    assert RuleChange().what_changes(decision.subject_payload, PROPOSED)[0] == LOCK


def test_another_change_is_handed_in_as_a_change_of_the_rules(jo):
    with_locks()
    decision = a_submitted(jo, **rules("uk_worker_cls", title="Our rules"))
    assert decision.decision_type == "rule_change"
    assert LOCK not in RuleChange().what_changes(decision.subject_payload, PROPOSED)


def test_a_lock_that_one_member_does_not_want_to_lose_stays(ana, jo):
    with_locks()
    sam = a_voter("Sam Hill")
    kept = decided(jo, ana, votes={jo: "for", ana: "for", sam: "abstain"}, **rules())
    assert kept.outcome == "lost"
    assert pack_in_force(at=LATER).code == "uk_worker_cls"


def test_a_lock_that_nobody_wants_to_keep_goes(ana, jo):
    with_locks()
    in_force(jo, ana, **rules())
    assert pack_in_force(at=LATER).code == "plain_default"


def test_an_easier_vote_does_not_open_a_lock_that_came_meanwhile(ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"}, **rules(title="Other rules"))
    assert decision.decision_type == "rule_change"
    with_locks(at=decision.closes_at)
    decision = confirm_result(by=None, decision=decision, at=decision.challenge_until)
    with pytest.raises(SubjectHasAProblem, match="the vote was an easier one"):
        bring_into_force(by=None, decision=decision, at=LATER)
    assert pack_in_force(at=LATER).code == "uk_worker_cls"
