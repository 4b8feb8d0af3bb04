"""Members who insist: enough names, the board's month, and then the members themselves."""

from datetime import UTC, datetime, timedelta

import pytest

from coop.decisions.actions.allow_appeal import allow_appeal
from coop.decisions.actions.appeal import appeal
from coop.decisions.actions.convene import convene
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.rule_out import rule_out
from coop.decisions.actions.sign_convening import sign_convening
from coop.decisions.actions.sponsor import sponsor
from coop.decisions.calculations.requisition import sponsors_needed
from coop.decisions.enums import DecisionState, Side
from coop.decisions.errors import (
    AlreadySupported,
    NotYetConvenable,
    OnlyMembers,
    OnlyTheSecretary,
    TooFewConveners,
    WindowTooLong,
)
from coop.decisions.models import Decision
from tests.factories.deciding import PROPOSED, SENT, a_submitted, a_voter, an_officer, with_final_text
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db
S = DecisionState
AFTER_THE_MONTH = datetime(2026, 6, 4, 23, tzinfo=UTC)  # proposed on 4 May; 5 June begins in London


@pytest.mark.parametrize(
    ("members", "needed"), [(1, 1), (9, 1), (10, 1), (11, 2), (99, 10), (999, 100), (1000, 100), (5000, 100)]
)
def test_the_smaller_of_a_tenth_and_a_hundred(members, needed):
    assert sponsors_needed({"percent": 10, "count": 100, "combine": "min"}, members) == needed


@pytest.fixture
def members():
    return [a_voter() for _number in range(12)]


@pytest.fixture
def asked(members):
    """Handed in by the first, with the two names that are enough."""
    decision = a_submitted(members[0])
    for member in members[1:3]:
        sponsor(by=member.user, decision=decision, at=PROPOSED)
    return Decision.objects.get()


def test_the_last_name_needed_starts_the_month_of_the_board(members, asked):
    assert (asked.requisitioned_at, asked.convene_by) == (PROPOSED, AFTER_THE_MONTH)
    before = asked.version
    sponsor(by=members[3].user, decision=asked, at=PROPOSED + timedelta(days=1))
    assert Decision.objects.values_list("requisitioned_at", "version").get() == (PROPOSED, before)


def test_one_name_counts_once_and_strangers_do_not_count(members, asked):
    with pytest.raises(AlreadySupported):
        sponsor(by=members[1].user, decision=asked, at=PROPOSED)
    with pytest.raises(OnlyMembers):
        sponsor(by=a_user("Customer"), decision=asked, at=PROPOSED)


def test_three_members_convene_once_the_month_is_over_and_not_before(members, asked):
    with pytest.raises(NotYetConvenable):
        sign_convening(by=members[4].user, decision=asked, at=AFTER_THE_MONTH - timedelta(seconds=1))
    for member in members[4:6]:
        sign_convening(by=member.user, decision=asked, at=AFTER_THE_MONTH)
    with pytest.raises(TooFewConveners):
        convene(by=members[4].user, decision=asked, at=AFTER_THE_MONTH)
    sign_convening(by=members[6].user, decision=asked, at=AFTER_THE_MONTH)
    with pytest.raises(OnlyMembers, match="Only the members who signed"):
        convene(by=members[8].user, decision=asked, at=AFTER_THE_MONTH)
    decision = convene(by=members[4].user, decision=asked, at=AFTER_THE_MONTH)
    opens = AFTER_THE_MONTH + timedelta(days=20)
    times = {"opens_at": opens, "closes_at": opens + timedelta(days=20), "at": AFTER_THE_MONTH}
    with pytest.raises(OnlyTheSecretary):
        give_notice(by=members[8].user, decision=decision, **times)
    decision = give_notice(by=members[5].user, decision=decision, **times)
    assert (decision.state, decision.events.latest("version").side) == (S.NOTICED, Side.CONVENERS)


def test_a_vote_that_members_asked_for_opens_within_six_weeks():
    ana, jo = an_officer(), a_voter()
    decision = with_final_text(jo, ana)
    Decision.objects.filter(pk=decision.pk).update(requisitioned_at=PROPOSED, convene_by=AFTER_THE_MONTH)
    late = SENT + timedelta(weeks=6, days=1)
    with pytest.raises(WindowTooLong, match="within 6 weeks"):
        give_notice(by=ana.user, decision=decision, opens_at=late, closes_at=late + timedelta(days=20), at=SENT)


def test_a_ruling_is_appealed_against_and_answered_in_words():
    ana, jo = an_officer(), a_voter()
    decision = rule_out(by=ana.user, decision=a_submitted(jo), reason="We have one.", at=PROPOSED)
    appeal(by=jo.user, decision=decision, text="It was stolen.", at=PROPOSED)
    board = an_officer("Bo Lind", office="board")  # not Ana, who did not admit it
    decision = allow_appeal(by=board.user, decision=decision, answer="So it was.", at=PROPOSED)
    assert (decision.state, decision.challenges.get().outcome) == (S.ADMISSIBLE, "upheld")
