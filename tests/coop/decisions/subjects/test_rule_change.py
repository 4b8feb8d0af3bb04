"""A change of the rules is decided by the type of decision that the rules in force ask for."""

import copy
from datetime import timedelta

import pytest

from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.enums import Kind
from coop.decisions.errors import SubjectHasAProblem
from coop.decisions.models import RollEntry
from coop.decisions.subjects.rule_change import RuleChange
from coop.membership.queries.classes import class_called
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.pack_files import shipped_pack
from coop.rules.queries.pack_in_force import pack_in_force
from tests.factories.deciding import LATER, PROPOSED, a_submitted, a_voter, decided, in_force
from tests.factories.marketplace import a_member, a_user

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


AGREE = "This touches what classes of members were promised. Each of them votes on it and must agree:"
PROMISE = {"kind": Kind.RULE_CHANGE, "payload": {"classes": {"supporter": {"votes_in_general": False}}}}


@pytest.fixture
def sue():
    """Lends money to the co-op: supporters have no vote on rules."""
    return a_member(a_user("Sue Porter"), class_code="supporter")


def the_roll(decision):
    return sorted(RollEntry.objects.filter(roll__decision=decision).values_list("member_class", flat=True))


@pytest.mark.parametrize(
    ("of_jo", "of_sue", "outcome"), [("for", "for", "carried"), ("for", "against", "lost"), ("for", "", "lost")]
)
def test_what_a_class_was_promised_changes_only_when_that_class_agrees(ana, jo, sue, of_jo, of_sue, outcome):
    with_locks()
    cast = {ana: "for", jo: of_jo} | ({sue: of_sue} if of_sue else {})
    decision = decided(jo, ana, votes=cast, **PROMISE)
    assert (decision.decision_type, the_roll(decision)) == ("class_rights", ["supporter", "worker", "worker"])
    assert any(line.startswith(AGREE) for line in decision.notices.get().document["effects"])
    assert decision.outcome == outcome
    assert [each["met"] for each in decision.result["thresholds"]][2] is (of_sue == "for")


def test_carried_by_both_it_takes_effect(ana, jo, sue):
    with_locks()
    decision = decided(jo, ana, votes={ana: "for", jo: "for", sue: "for"}, **PROMISE)
    decision = confirm_result(by=None, decision=decision, at=decision.challenge_until)
    bring_into_force(by=None, decision=decision, at=LATER)
    assert not class_called("supporter").votes_in_general


def test_where_nobody_is_in_the_other_class_there_is_nobody_to_ask(jo):
    with_locks()
    decision = a_submitted(jo, **PROMISE)
    assert decision.decision_type == "rule_change"
    assert not any(line.startswith(AGREE) for line in RuleChange().what_changes(decision.subject_payload, PROPOSED))


def test_a_class_that_the_rules_do_not_ask_changes_as_the_rules_do(jo, sue):
    with_locks()
    payload = {"classes": {"user": {"votes_on_rules": False}}}
    assert a_submitted(jo, kind=Kind.RULE_CHANGE, payload=payload).decision_type == "rule_change"


def test_without_such_a_type_the_classes_are_not_asked(jo, sue):
    assert a_submitted(jo, **PROMISE).decision_type == "rule_change"


def test_that_the_classes_are_asked_goes_only_with_their_agreement(jo, sue):
    with_locks()
    silent = copy.deepcopy(shipped_pack("uk_worker_cls"))
    del silent["decision_types"]["class_rights"]
    assert a_submitted(jo, kind=Kind.RULE_CHANGE, payload={"body": silent}).decision_type == "class_rights"


def test_with_a_lock_besides_every_single_one_of_them_must_be_for_it(ana, jo, sue):
    with_locks()
    kept = decided(jo, ana, votes={jo: "for", ana: "for"}, **rules())
    assert (kept.decision_type, the_roll(kept)) == ("entrenched", ["supporter", "worker", "worker"])
    assert kept.outcome == "lost"


def test_who_joins_a_class_during_the_vote_is_not_passed_over(ana, jo):
    with_locks()
    decision = decided(jo, ana, votes={jo: "for", ana: "for"}, **PROMISE)
    a_member(a_user("Sue Porter"), class_code="supporter")
    decision = confirm_result(by=None, decision=decision, at=decision.challenge_until)
    with pytest.raises(SubjectHasAProblem, match="the vote was an easier one"):
        bring_into_force(by=None, decision=decision, at=LATER)
