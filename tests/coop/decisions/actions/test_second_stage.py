"""Two votes on one text: the second from day 14 to one month after the first (CCBSA 2014 s.113)."""

from datetime import UTC, datetime, timedelta

import pytest

from coop.decisions.actions.answer_challenge import answer_challenge
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.actions.change_text import change_text
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.give_second_notice import give_second_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.enums import DecisionState, Kind, Outcome
from coop.decisions.errors import (
    NoSecondStage,
    NotCarried,
    NoticeTooShort,
    NotReadyToOpen,
    OutsideTheStageWindow,
    SecondStageToCome,
    VotingHasBegun,
)
from coop.decisions.models import Decision, DeclaredResult
from coop.decisions.tasks import run_clock
from tests.factories.deciding import a_voter, all_copies_sent, an_officer, decided, finished

pytestmark = pytest.mark.django_db
S = DecisionState
DAY = timedelta(days=1)
# Notice of two months: sent on 1 June, received on the 3rd, so it opens on 4 August at the earliest.
FIRST_OPENS, FIRST_CLOSES = datetime(2026, 8, 4, 8, tzinfo=UTC), datetime(2026, 8, 20, 17, tzinfo=UTC)


@pytest.fixture
def first(ana, jo):
    """Carried in the first vote, on 20 August."""
    votes = {jo: "for", ana: "for"}
    return decided(jo, ana, votes=votes, kind=Kind.CONVERSION, opens_at=FIRST_OPENS, closes_at=FIRST_CLOSES)


def second(ana, first, day, *, sent=FIRST_CLOSES + timedelta(minutes=1)):
    opens = datetime(2026, *day, 8, tzinfo=UTC)
    give = {"opens_at": opens, "closes_at": opens + 20 * DAY, "at": sent}
    return give_second_notice(by=ana.user, decision=Decision.objects.get(pk=first.pk), **give)


def test_two_months_of_notice_are_asked_for(ana, jo):
    with pytest.raises(NoticeTooShort, match="Tuesday 4 August 2026"):
        decided(jo, ana, votes={}, kind=Kind.CONVERSION, opens_at=FIRST_OPENS - DAY, closes_at=FIRST_CLOSES)


@pytest.mark.parametrize("day", [(9, 21), (10, 1)])
def test_after_one_month_it_is_refused(ana, first, day):
    with pytest.raises(OutsideTheStageWindow, match="between Thursday 3 September 2026 and Sunday 20 September 2026"):
        second(ana, first, day)


def test_on_day_thirteen_it_is_refused(ana, first):
    # The notice of this type would be 14 days anyway; with a pack that asks for none, day 13 itself is refused.
    body = {**first.pack.body["decision_types"]["conversion"]}
    assert body["stages"][1]["after"] == {"min_days": 14, "max_months": 1}
    with pytest.raises((OutsideTheStageWindow, NoticeTooShort)):
        second(ana, first, (9, 2))


@pytest.mark.parametrize(("day", "holds"), [(13, False), (14, True), (31, True), (32, False)])
def test_the_window_itself_is_from_day_fourteen_to_one_month(day, holds):
    from coop.decisions.calculations.clear_days import stage_window

    held = FIRST_CLOSES.date()
    opening, end = stage_window(held, min_days=14, max_months=1)
    assert (opening <= held + day * DAY <= end) is holds


def test_inside_the_window_it_is_put_again_on_a_roll_of_its_own(ana, jo, first):
    late = a_voter("Late Comer")
    decision = second(ana, first, (9, 8))
    assert (decision.state, decision.stage, decision.round, decision.outcome) == (S.NOTICED, 2, 2, "")
    assert decision.text_sha256 == first.text_sha256
    assert decision.rolls.get(round=2).entries.filter(member=late).exists()
    all_copies_sent(decision, at=FIRST_CLOSES)
    decision = finished(open_voting(by=None, decision=decision, at=decision.opens_at), votes={jo: "for", late: "for"})
    outcomes = list(DeclaredResult.objects.order_by("round").values_list("stage", "outcome"))
    assert outcomes == [(1, Outcome.CARRIED), (2, Outcome.CARRIED)]
    later = decision.challenge_until
    decision = confirm_result(by=None, decision=decision, at=later)
    assert bring_into_force(by=None, decision=decision, at=later).state == S.IN_FORCE


def test_one_vote_is_not_enough_and_after_the_window_it_lapses(ana, first):
    later = first.challenge_until
    decision = confirm_result(by=None, decision=first, at=later)
    with pytest.raises(SecondStageToCome):
        bring_into_force(by=None, decision=decision, at=later)
    run_clock(at=datetime(2026, 9, 20, 12, tzinfo=UTC))
    assert Decision.objects.get().state == S.CONFIRMED
    run_clock(at=datetime(2026, 9, 21, 12, tzinfo=UTC))
    assert Decision.objects.get().state == S.LAPSED


def test_the_second_vote_waits_for_a_challenge_to_the_first(ana, jo, first):
    decision = second(ana, first, (9, 8))
    all_copies_sent(decision, at=FIRST_CLOSES)
    asked = challenge_result(by=jo.user, decision=decision, text="The first was too short.", at=FIRST_CLOSES + DAY)
    with pytest.raises(NotReadyToOpen, match="The result of the first vote was challenged"):
        open_voting(by=None, decision=decision, at=decision.opens_at)
    board = an_officer("Bo Lind", office="board")
    answer_challenge(
        by=board.user, challenge=asked, outcome="dismissed", answer="It was 16 days.", at=decision.opens_at
    )
    assert open_voting(by=None, decision=decision, at=decision.opens_at).state == S.OPEN


def test_the_second_vote_is_on_the_same_text(ana, jo, first):
    with pytest.raises(VotingHasBegun, match="on this very text"):
        change_text(by=jo.user, decision=second(ana, first, (9, 8)), reason="A slip", at=FIRST_CLOSES + DAY)


def test_what_was_lost_or_needs_one_vote_is_not_put_again(ana, jo):
    lost = decided(jo, ana, votes={jo: "against", ana: "against"}, kind=Kind.CONVERSION, opens_at=FIRST_OPENS,
                   closes_at=FIRST_CLOSES)  # fmt: skip
    with pytest.raises(NotCarried):
        second(ana, lost, (9, 8))
    plain = decided(jo, ana, votes={jo: "for", ana: "for"})
    with pytest.raises(NoSecondStage):
        second(ana, plain, (9, 8))
