"""From the nominations to the box: who stands is known before notice, and an election without a contest needs no ballot."""

from datetime import timedelta

import pytest

from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.elect_unopposed import elect_unopposed
from coop.decisions.models import BallotBox, ElectionPlan, Nomination, Option, TieOrder
from coop.decisions.queries.elected import elected_members
from coop.decisions.queries.voting_readiness import problems_before_opening
from coop.decisions.voting_errors import (
    ElectionIsContested,
    ElectionNotLaidDown,
    NobodyStands,
    NominationsStillOpen,
)
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from tests.factories import votes
from tests.factories.marketplace import LONG_AGO
from tests.factories.votes import (
    AFTER,
    AGAINST,
    FOR,
    OPENS,
    a_noticed_election,
    a_noticed_vote,
    an_election_plan,
    close_it,
    members,
    open_it,
    stands,
    vote,
    voters_of,
)

pytestmark = pytest.mark.django_db


def test_notice_waits_for_the_plan_for_the_end_of_nominations_and_for_a_candidate():
    decision, who = an_election_plan(), members(3)
    with pytest.raises(NobodyStands):
        votes._give_notice(decision, who)


def test_notice_waits_for_the_end_of_nominations():
    decision, who = an_election_plan(), members(3)
    stands(decision, "Ada")
    ElectionPlan.objects.update(nominations_close_at=OPENS - timedelta(days=1))
    with pytest.raises(NominationsStillOpen):
        votes._give_notice(decision, who)


def test_notice_waits_for_the_plan():
    decision, who = an_election_plan(), members(3)
    ElectionPlan.objects.all().delete()
    with pytest.raises(ElectionNotLaidDown):
        votes._give_notice(decision, who)


def test_with_the_notice_candidates_stand_in_a_fixed_order_and_the_tie_order_is_promised():
    decision = a_noticed_election(3, names=("Cy", "ada", "Bo"))
    assert list(Option.objects.values_list("name", "position")) == [("ada", 1), ("Bo", 2), ("Cy", 3)]
    order = TieOrder.objects.get()
    box = BallotBox.objects.get()
    assert box.board.get(kind="tie-commitment").payload == {"commitment": order.commitment}
    assert not box.board.filter(kind="open").exists()
    assert problems_before_opening(decision) == []


def test_a_resolution_has_no_options_and_nothing_to_promise():
    decision = a_noticed_vote(members(3))
    assert (Option.objects.count(), TieOrder.objects.count()) == (0, 0)
    assert problems_before_opening(decision) == []


def test_whoever_withdraws_after_the_notice_is_passed_over():
    decision = a_noticed_election(3)
    Nomination.objects.filter(candidate__user__name="Bo").update(state="withdrawn")
    box = open_it(decision)
    assert [(o["name"], o.get("withdrawn", False)) for o in box.document["options"]] == [
        ("Ada", False),
        ("Bo", True),
        ("Cy", False),
        ("Di", False),
    ]


def test_the_returning_officer_neither_stands_nor_sits_on_the_board():
    decision = a_noticed_election(3)
    officer = ElectionPlan.objects.get().returning_officer
    OfficeTerm.objects.create(user=officer, office=Office.BOARD, starts_at=LONG_AGO, resolution="Founding")
    officer.__dict__.pop("_standing", None)
    assert problems_before_opening(decision) == ["The returning officer must neither stand nor sit on the board."]


def test_as_many_candidates_as_seats_are_elected_without_a_ballot():
    decision = a_noticed_election(3, names=("Ada", "Bo"), seats=2)
    assert problems_before_opening(decision) == [
        "There are no more candidates than seats: they are elected without a ballot."
    ]
    decision = elect_unopposed(by=None, decision=decision, at=OPENS)
    assert (decision.state, decision.outcome) == ("counted", "elected")
    assert [member.user.name for member in elected_members(decision)] == ["Ada", "Bo"]


def test_a_contest_is_never_decided_without_a_ballot():
    with pytest.raises(ElectionIsContested):
        elect_unopposed(by=None, decision=a_noticed_election(3), at=OPENS)


@pytest.mark.parametrize(("paper", "outcome", "elected"), [(FOR, "carried", ["Ada", "Bo"]), (AGAINST, "lost", [])])
def test_where_the_rules_ask_for_it_members_confirm_them_by_yes_or_no(paper, outcome, elected):
    decision = a_noticed_election(3, names=("Ada", "Bo"), seats=2, confirmatory=True)
    assert problems_before_opening(decision) == []
    with pytest.raises(ElectionIsContested):
        elect_unopposed(by=None, decision=decision, at=OPENS)
    open_it(decision)
    for person in voters_of(decision):
        vote(decision, person, paper)
    close_it(decision)
    decision = count_decision(by=None, decision=decision, at=AFTER)
    assert decision.outcome == outcome
    assert [member.user.name for member in elected_members(decision)] == elected
