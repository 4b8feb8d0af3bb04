"""What carried decisions do."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from coop.counting.formats.canonical import digest
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.propose import propose
from coop.decisions.actions.submit import submit
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import SubjectHasAProblem, TextIncomplete
from coop.decisions.facts import Proposal, Wording
from coop.decisions.models import Decision
from coop.membership.models import Member, OfficeTerm
from coop.rules.actions.set_policy import set_policy
from coop.rules.errors import PolicyStartsInThePast
from coop.rules.models import RulePack
from coop.rules.pack_files import shipped_pack
from coop.rules.queries.pack_in_force import pack_in_force
from tests.factories.deciding import (
    CLOSES,
    LATER,
    OPENS,
    PROPOSED,
    WORDS,
    a_submitted,
    a_voter,
    an_officer,
    decided,
    in_force,
)

pytestmark = pytest.mark.django_db
S = DecisionState
FORTNIGHT = LATER - CLOSES


def test_another_rulebook_is_adopted_and_earlier_decisions_keep_theirs(ana, jo):
    payload = {"shipped": "uk_worker_cls", "sha256": digest(shipped_pack("uk_worker_cls"))}
    decision = in_force(jo, ana, kind=Kind.RULE_CHANGE, payload=payload)
    pack = pack_in_force(at=LATER)
    assert (pack.code, pack.decision_url) == ("uk_worker_cls", f"/decisions/{decision.slug}/")
    assert Decision.objects.get().pack == RulePack.objects.get(version=1)
    assert a_submitted(jo, at=LATER).pack == pack


def test_a_rulebook_that_changed_meanwhile_is_not_adopted(jo):
    with pytest.raises(SubjectHasAProblem, match="has changed since"):
        a_submitted(jo, kind=Kind.RULE_CHANGE, payload={"shipped": "uk_worker_cls", "sha256": "0" * 64})


def test_a_member_is_expelled_with_the_reasons_of_the_vote(ana, jo):
    sue = a_voter("Sue Moor")
    payload = {"member_id": sue.pk, "user_id": sue.user_id, "reasons": "Took the till."}
    times = {"opens_at": OPENS + FORTNIGHT, "closes_at": CLOSES + FORTNIGHT}
    decision = in_force(jo, ana, kind=Kind.EXPULSION, payload=payload, **times)
    assert Member.objects.get(pk=sue.pk).state == "expelled"
    assert decision.secrecy == "L1+"


def test_a_board_member_is_removed_and_stays_a_member(ana, jo):
    sue = an_officer("Sue Moor", office="board")
    payload = {"user_id": sue.user_id, "member_id": sue.pk, "reasons": "Never came."}
    times = {"opens_at": OPENS + FORTNIGHT, "closes_at": CLOSES + FORTNIGHT}
    in_force(jo, ana, kind=Kind.REMOVAL, payload=payload, **times)
    assert OfficeTerm.objects.get(user=sue.user).ends_at is not None
    assert Member.objects.get(pk=sue.pk).state == "active"


def test_a_value_out_of_bounds_is_not_handed_in(jo):
    payload = {"key": "levy_bp", "value": 700, "scope": "", "starts_on": ""}
    with pytest.raises(SubjectHasAProblem, match="cannot be above"):
        a_submitted(jo, kind=Kind.POLICY_CHANGE, payload={**payload, "value": 9000})
    assert Decision.objects.get().state == S.DRAFT


def test_when_the_subject_fails_the_decision_stays_where_it_was(ana, jo):
    payload = {"key": "levy_bp", "value": 700, "scope": "", "starts_on": "2026-08-01"}
    decision = decided(jo, ana, votes={jo: "for", ana: "for"}, kind=Kind.POLICY_CHANGE, payload=payload)
    decision = confirm_result(by=None, decision=decision, at=LATER)
    # Somebody has set the same rule from a later day meanwhile: this vote's day cannot come before it any more.
    later = datetime(2027, 1, 1, tzinfo=UTC)
    set_policy(by=None, key="levy_bp", value=600, decision_name="Another vote", starts_at=later, at=LATER)
    with pytest.raises(PolicyStartsInThePast), transaction.atomic():
        bring_into_force(by=None, decision=decision, at=LATER)
    assert Decision.objects.get().state == S.CONFIRMED
    assert not Decision.objects.get().events.filter(verb="bring_into_force").exists()


def test_a_text_without_its_effects_is_not_handed_in(jo):
    words = Wording(title="Bike", question="Shall we buy a bike")
    decision = propose(by=jo.user, proposal=Proposal(kind=Kind.RESOLUTION, wording=words), at=PROPOSED)
    with pytest.raises(TextIncomplete) as told:
        submit(by=jo.user, decision=decision, at=PROPOSED)
    assert set(told.value.fields) == {"question", "if_passes", "if_fails"}


def test_two_of_one_title_have_addresses_of_their_own(jo):
    first, second = a_submitted(jo), a_submitted(jo)
    assert (first.slug, second.slug) == ("a-bike-for-deliveries", "a-bike-for-deliveries-2")
    proposal = Proposal(kind=Kind.RESOLUTION, wording=Wording(**{**WORDS.__dict__, "title": "New"}))
    assert propose(by=jo.user, proposal=proposal, at=PROPOSED).slug == "new-2"
