"""A candidate who cannot hold the seat any more: before the notice, before the opening, at the count, and afterwards."""

import json
import zipfile
from io import BytesIO

import pytest

from coop.counting.bundle.verify import verify_bundle
from coop.counting.formats.blt import read_blt
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.elect_unopposed import elect_unopposed
from coop.decisions.models import BoardEntry, CountFile, Nomination, Option
from coop.decisions.queries.voting_readiness import problems_before_opening
from coop.decisions.voting_errors import NobodyStands
from coop.membership.enums import Office
from coop.membership.models import Member, OfficeTerm
from tests.factories import votes
from tests.factories.classes import class_has
from tests.factories.marketplace import LONG_AGO
from tests.factories.vote_pages import declared
from tests.factories.votes import (
    AFTER,
    OPENS,
    a_noticed_election,
    an_election_plan,
    an_open_election,
    close_it,
    keys_of,
    members,
    open_it,
    stands,
    vote,
    voters_of,
)

pytestmark = pytest.mark.django_db
GOOD_STANDING = "Only members in good standing can stand."
ENDS = {
    "suspended": ("suspended",),
    "gave notice": ("leaving",),
    "left": ("leaving", "former"),
    "expelled": ("expelled",),
    "died": ("deceased",),
    "lapsed": ("lapsed",),
}


def becomes(name, *states):
    """The membership of a candidate takes these steps."""
    for state in states:
        Member.objects.filter(user__name=name).update(state=state)


def nomination_of(name):
    return Nomination.objects.get(candidate__user__name=name)


@pytest.mark.parametrize("states", ENDS.values(), ids=ENDS)
def test_at_the_notice_whoever_cannot_stand_any_more_is_not_on_the_paper_and_told_why(states):
    decision = an_election_plan()
    for name in ("Ada", "Bo", "Cy"):
        stands(decision, name)
    becomes("Bo", *states)
    votes._give_notice(decision, members(3))
    assert list(Option.objects.values_list("name", flat=True)) == ["Ada", "Cy"]
    assert (nomination_of("Bo").state, nomination_of("Bo").reason) == ("refused", GOOD_STANDING)


def test_nobody_left_to_stand_is_no_election():
    decision = an_election_plan()
    stands(decision, "Ada")
    becomes("Ada", "expelled")
    with pytest.raises(NobodyStands):
        votes._give_notice(decision, members(3))


def test_a_suspension_that_ended_before_the_notice_takes_nothing_away():
    decision = an_election_plan()
    stands(decision, "Ada")
    becomes("Ada", "suspended", "active")
    votes._give_notice(decision, members(3))
    assert (nomination_of("Ada").state, Option.objects.count()) == ("accepted", 1)


@pytest.mark.parametrize("states", ENDS.values(), ids=ENDS)
def test_at_the_opening_whoever_cannot_stand_any_more_is_passed_over(states):
    decision = a_noticed_election(3)
    becomes("Bo", *states)
    box = open_it(decision)
    assert [option["name"] for option in box.document["options"] if option.get("withdrawn")] == ["Bo"]
    assert (nomination_of("Bo").state, nomination_of("Bo").reason) == ("refused", GOOD_STANDING)


def test_with_one_less_there_may_be_no_contest_left_and_the_others_have_the_seats():
    decision = a_noticed_election(3, names=("Ada", "Bo", "Cy"), seats=2)
    assert problems_before_opening(decision) == []
    becomes("Bo", "suspended")
    assert problems_before_opening(decision) == [
        "There are no more candidates than seats: they are elected without a ballot."
    ]
    decision = elect_unopposed(by=None, decision=decision, at=OPENS)
    assert (decision.result["names"], nomination_of("Bo").state) == (["Ada", "Cy"], "refused")


def test_a_class_that_lost_its_seat_has_no_candidates():
    decision = a_noticed_election(3)
    class_has("worker", eligible_for_board=False)
    assert problems_before_opening(decision) == ["Nobody stands for election."]


def an_election_that_bo_leads(voters=24):
    """One seat: two thirds rank Bo before Ada, the others Cy; Ada has no first preference."""
    decision = an_open_election(voters, names=("Ada", "Bo", "Cy"), seats=1)
    keys = keys_of(decision)
    for number, person in enumerate(voters_of(decision)):
        vote(decision, person, [keys["Cy"]] if number % 3 == 0 else [keys["Bo"], keys["Ada"]])
    return decision


@pytest.mark.parametrize("states", ENDS.values(), ids=ENDS)
def test_while_voting_is_open_papers_for_whoever_cannot_be_elected_pass_on_at_the_count(states):
    decision = an_election_that_bo_leads(6)
    becomes("Bo", *states)
    close_it(decision)
    decision = count_decision(by=None, decision=decision, at=AFTER)
    assert (decision.result["names"], decision.result["set_aside"]) == (["Ada"], ["Bo"])
    assert decision.result["valid"] == 6
    assert [row.payload for row in BoardEntry.objects.filter(kind="set-aside")] == [
        {"option": keys_of(decision)["Bo"], "reason": "not eligible"}
    ]


def test_in_good_standing_again_by_the_count_nothing_is_set_aside():
    decision = an_election_that_bo_leads(6)
    becomes("Bo", "suspended", "active")
    close_it(decision)
    decision = count_decision(by=None, decision=decision, at=AFTER)
    assert (decision.result["names"], "set_aside" in decision.result) == (["Bo"], False)


def documents(bundle):
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_count_files_say_who_was_set_aside_and_anybody_counts_the_same():
    decision = an_election_that_bo_leads()
    becomes("Bo", "expelled")
    close_it(decision)
    count_decision(by=None, decision=decision, at=AFTER)
    files = CountFile.objects.get()
    report = verify_bundle(bytes(files.bundle), source="bundle.zip")
    assert report.verified
    bo = keys_of(decision)["Bo"]
    assert f"The chain says, before the result, who could not be elected any more: {bo}." in {
        finding.text for finding in report.findings
    }
    assert json.loads(documents(bytes(files.bundle))["roll.json"])["set_aside"] == [bo]
    assert read_blt(files.blt.encode().splitlines(keepends=True), source="board.blt").withdrawn == {2}


def test_the_value_that_settles_ties_is_that_of_the_close_whoever_is_set_aside():
    decision = an_election_that_bo_leads(6)
    close_it(decision)
    head = BoardEntry.objects.order_by("-n").values_list("hash", flat=True)[0]
    becomes("Bo", "suspended")
    count_decision(by=None, decision=decision, at=AFTER)
    assert decision.boxes.get().tie_order.beacon == f"board {head}"


def into_force(decision):
    decision = confirm_result(by=None, decision=decision, at=decision.challenge_until)
    return bring_into_force(by=None, decision=decision, at=decision.challenge_until)


@pytest.mark.parametrize("states", ENDS.values(), ids=ENDS)
def test_after_the_result_the_seat_of_whoever_cannot_hold_it_stays_free(states):
    decision = declared(an_election_that_bo_leads(6))
    bo = Member.objects.get(user__name="Bo")
    term = OfficeTerm.objects.create(user=bo.user, office=Office.BOARD, starts_at=LONG_AGO, resolution="Founding")
    votes._put(decision, subject_payload={"ends_terms_of": [bo.user_id]})
    becomes("Bo", *states)
    decision = into_force(decision)
    term.refresh_from_db()
    assert (decision.state, decision.result["names"]) == ("in_force", ["Bo"])  # what was declared stays
    assert term.ends_at == decision.in_force_at
    assert not OfficeTerm.objects.filter(office=Office.BOARD, ends_at=None).exists()
    assert decision.events.get(verb="leave_seat_free").reason == f"Bo: {GOOD_STANDING}"


def test_after_the_result_whoever_is_in_good_standing_takes_the_seat():
    into_force(declared(an_election_that_bo_leads(6)))
    assert [term.user.name for term in OfficeTerm.objects.filter(office=Office.BOARD)] == ["Bo"]


def test_a_name_that_was_erased_meanwhile_stays_on_the_paper_that_members_ranked():
    decision = an_election_that_bo_leads(6)
    becomes("Bo", "leaving", "former")
    user = Member.objects.get(user__name="Bo").user
    user.name = "Erased"
    user.save()
    close_it(decision)
    assert count_decision(by=None, decision=decision, at=AFTER).result["set_aside"] == ["Bo"]
