"""Whoever loses their vote is off the rolls of open votes at once, with the reason, and nobody is ever put back."""

from datetime import timedelta

import pytest

from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.enums import StrikeReason
from coop.decisions.models import Ballot, Roll, RollEntry
from coop.decisions.tasks import run_clock
from coop.decisions.voting_errors import NotOnThisRoll
from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.suspend import suspend
from coop.membership.actions.take_back_notice import take_back_notice
from coop.membership.models import Member
from tests.factories.classes import class_has
from tests.factories.deciding import CLOSES, OPENS, SENT, a_voter, an_open_vote, decided, noticed, vote

pytestmark = pytest.mark.django_db
DURING = OPENS + timedelta(hours=2)
DAY = timedelta(days=1)


@pytest.fixture
def sue():
    return a_voter("Sue Moor")


def suspended(member, ana, *, at=DURING, **dates):
    return suspend(
        by=ana.user, member=member, reason="Took the till", resolution="Board 4", answer_by=at + DAY, at=at, **dates
    )


def struck(decision):
    """(number, why) of everybody struck in this round."""
    gone = RollEntry.objects.filter(roll__decision=decision, roll__round=decision.round, struck_at__isnull=False)
    return list(gone.order_by("member_no").values_list("member_no", "struck_reason"))


def test_a_suspension_strikes_from_every_vote_that_waits_or_is_open_and_from_none_that_is_over(ana, jo, sue):
    over = decided(jo, ana, votes={sue: "for"}, at=SENT - 90 * DAY, sent_at=SENT - 80 * DAY,
                   opens_at=OPENS - 80 * DAY, closes_at=CLOSES - 80 * DAY)  # fmt: skip
    running, waiting = an_open_vote(jo, ana), noticed(jo, ana, opens_at=OPENS + DAY, closes_at=CLOSES + DAY)
    before = Roll.objects.get(decision=running).sha256
    suspended(sue, ana)
    assert struck(running) == struck(waiting) == [(sue.member_no, StrikeReason.SUSPENDED)]
    assert struck(over) == []
    assert Roll.objects.get(decision=running).sha256 == before
    with pytest.raises(NotOnThisRoll):
        vote(running, sue, "for", at=DURING)


def test_a_named_vote_cast_before_the_suspension_is_taken_out_at_the_close(ana, jo, sue):
    decision = an_open_vote(jo, ana)
    for member, choice in ((jo, "for"), (ana, "for"), (sue, "against")):
        vote(decision, member, choice, at=DURING)
    suspended(sue, ana, at=DURING + DAY)
    close_voting(by=None, decision=decision, at=CLOSES)
    assert Ballot.objects.get(entry__member=sue).discounted == "membership suspended"
    result = count_decision(by=None, decision=decision, at=CLOSES).result
    assert (result["counts"]["for"], result["counts"]["against"], result["quorum"][0]["roll"]) == (2, 0, 2)


def test_whoever_is_let_back_in_stays_off_the_rolls_of_before_and_is_on_the_next(ana, jo, sue):
    decision = an_open_vote(jo, ana)
    reinstate(by=ana.user, member=suspended(sue, ana), resolution="Board 5", at=DURING + DAY)
    assert struck(decision) == [(sue.member_no, StrikeReason.SUSPENDED)]
    later = noticed(jo, ana, sent_at=DURING + 2 * DAY, opens_at=CLOSES + 9 * DAY, closes_at=CLOSES + 30 * DAY)
    assert RollEntry.objects.filter(roll__decision=later, member=sue).exists()


def test_where_the_vote_ends_with_the_notice_it_ends_in_open_votes_too(ana, jo, sue):
    class_has("worker", vote_ends="at_once")
    decision = an_open_vote(jo, ana)
    leaver = give_notice_to_leave(by=sue.user, member=Member.objects.get(pk=sue.pk), at=DURING)
    assert struck(decision) == [(sue.member_no, StrikeReason.NOTICE)]
    take_back_notice(by=sue.user, member=leaver, at=DURING + DAY)
    with pytest.raises(NotOnThisRoll):
        vote(decision, sue, "for", at=DURING + DAY)


def test_where_the_vote_lasts_until_the_last_day_a_leaver_votes_until_then(ana, jo, sue):
    decision = an_open_vote(jo, ana, closes_at=CLOSES + 40 * DAY)
    leaver = give_notice_to_leave(by=sue.user, member=Member.objects.get(pk=sue.pk), at=DURING)
    assert struck(decision) == []
    vote(decision, sue, "for", at=DURING)
    run_clock(at=leaver.votes_until - DAY)
    assert struck(decision) == []
    complete_leaving(by=None, member=leaver, at=leaver.leaves_at)
    assert struck(decision) == [(sue.member_no, StrikeReason.LEFT)]


@pytest.mark.parametrize(
    ("lost", "reason"),
    [
        ({"state": "suspended"}, StrikeReason.SUSPENDED),
        ({"state": "leaving", "votes_until": SENT, "leaves_at": CLOSES}, StrikeReason.NOTICE),
        ({"state": "lapsed", "ended_at": SENT}, StrikeReason.LAPSED),
    ],
)
def test_who_lost_the_vote_while_the_notice_was_being_given_is_struck_before_voting_opens(ana, jo, sue, lost, reason):
    decision = noticed(jo, ana)
    Member.objects.filter(pk=sue.pk).update(**lost)  # committed beside us: neither saw the other
    run_clock(at=OPENS)
    decision.refresh_from_db()
    assert (decision.state, struck(decision)) == ("open", [(sue.member_no, reason)])
    run_clock(at=DURING)
    assert len(struck(decision)) == 1


def test_a_leaver_with_a_vote_is_left_alone_by_the_clock(ana, jo, sue):
    decision = noticed(jo, ana)
    Member.objects.filter(pk=sue.pk).update(state="leaving", votes_until=CLOSES, leaves_at=CLOSES)
    run_clock(at=OPENS)
    assert struck(decision) == []
