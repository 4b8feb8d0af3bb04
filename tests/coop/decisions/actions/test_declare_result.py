"""From the count to the challenge, and what never changes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import Error, connection, transaction

from coop.decisions.actions.adjourn import adjourn
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.void_result import void_result
from coop.decisions.enums import DecisionState, Outcome
from coop.decisions.errors import (
    ChallengeOpen,
    ChallengeWindowOpen,
    ChallengeWindowOver,
    NotCarried,
    NotNow,
    NotOnTheRoll,
    ReasonNeeded,
)
from coop.decisions.models import Decision, DeclaredResult
from foundation.jobs.testing import run_all_jobs
from tests.factories.deciding import CLOSES, a_voter, all_copies_sent, an_officer, decided

pytestmark = pytest.mark.django_db
S = DecisionState
DAY = timedelta(days=1)


def test_with_no_vote_at_all_nothing_is_quorate(ana, jo):
    decision = decided(jo, ana, votes={})
    assert decision.outcome == Outcome.INQUORATE


def test_a_tie_is_lost(ana, jo):
    assert decided(jo, ana, votes={jo: "for", ana: "against"}).outcome == Outcome.LOST


def test_everybody_on_the_roll_gets_the_result(ana, jo):
    decided(jo, ana, votes={jo: "for", ana: "for"})
    mail.outbox.clear()
    run_all_jobs()
    letters = [letter for letter in mail.outbox if letter.subject.startswith("Result:")]
    assert sorted(letter.to[0] for letter in letters) == sorted([ana.user.email, jo.user.email])
    assert "“A bike for deliveries” was carried." in letters[0].body


@pytest.mark.parametrize("change", ["outcome = 'lost'", "result = '{}'", "declared_at = now()"])
def test_the_database_holds_a_declared_result(ana, jo, change):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    with (
        pytest.raises(Error, match="a declared result never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE coop_decisions_decision SET {change} WHERE id = %s", [decision.pk])
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        DeclaredResult.objects.update(outcome="lost")
    with pytest.raises(Error, match="a decision is never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM coop_decisions_decision WHERE id = %s", [decision.pk])


def test_the_result_stands_when_the_days_for_challenges_are_over(ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    assert decision.challenge_until == CLOSES + 14 * DAY
    with pytest.raises(ChallengeWindowOpen):
        confirm_result(by=None, decision=decision, at=CLOSES + 14 * DAY - timedelta(seconds=1))
    assert confirm_result(by=None, decision=decision, at=CLOSES + 14 * DAY).state == S.CONFIRMED


def test_a_challenge_stops_the_clock_until_somebody_answers(ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    challenge_result(by=jo.user, decision=decision, text="The box opened late.", at=CLOSES + DAY)
    later = CLOSES + 20 * DAY
    with pytest.raises(ChallengeOpen):
        confirm_result(by=None, decision=decision, at=later)
    bo = an_officer("Bo Lind", office="board")
    with pytest.raises(ReasonNeeded):
        confirm_result(by=bo.user, decision=decision, answer=" ", at=later)
    decision = confirm_result(by=bo.user, decision=decision, answer="It opened at nine; the log says so.", at=later)
    assert decision.state == S.CONFIRMED
    answered = decision.challenges.get()
    assert (answered.outcome, answered.answered_by) == ("dismissed", bo.user)


def test_an_upheld_challenge_voids_the_result_and_keeps_the_record(ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    challenge_result(by=jo.user, decision=decision, text="The text was another.", at=CLOSES + DAY)
    bo = an_officer("Bo Lind", office="board")
    decision = void_result(by=bo.user, decision=decision, answer="The wrong text was printed.", at=CLOSES + 2 * DAY)
    assert decision.state == S.VOID
    assert DeclaredResult.objects.get(decision=decision).outcome == Outcome.CARRIED
    with pytest.raises(NotNow):
        bring_into_force(by=None, decision=decision, at=CLOSES + 30 * DAY)


def test_only_those_on_the_roll_challenge_and_only_in_time(ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    with pytest.raises(NotOnTheRoll):
        challenge_result(by=a_voter("Late Comer").user, decision=decision, text="No.", at=CLOSES + DAY)
    with pytest.raises(ChallengeWindowOver):
        challenge_result(by=jo.user, decision=decision, text="No.", at=CLOSES + 14 * DAY)


def test_what_was_lost_never_comes_into_force(ana, jo):
    decision = decided(jo, ana, votes={jo: "against", ana: "against"})
    decision = confirm_result(by=None, decision=decision, at=CLOSES + 14 * DAY)
    with pytest.raises(NotCarried):
        bring_into_force(by=None, decision=decision, at=CLOSES + 14 * DAY)
    with pytest.raises(Error, match="only_what_was_carried_comes_into_force"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(state=S.IN_FORCE)


def test_a_vote_with_too_few_is_put_again_with_a_new_notice_and_roll(ana, jo):
    decision = decided(jo, ana, votes={})
    decision = adjourn(by=ana.user, decision=decision, at=CLOSES + DAY)
    opens, closes = CLOSES + 20 * DAY, CLOSES + 40 * DAY
    decision = give_notice(by=ana.user, decision=decision, opens_at=opens, closes_at=closes, at=CLOSES + DAY)
    assert (decision.round, decision.outcome, decision.declared_at) == (2, "", None)
    all_copies_sent(decision, at=CLOSES + DAY)
    assert open_voting(by=None, decision=decision, at=opens).state == S.OPEN
    assert DeclaredResult.objects.get(decision=decision, round=1).outcome == Outcome.INQUORATE


def test_a_vote_with_enough_is_not_put_again_by_adjourning(ana, jo):
    decision = decided(jo, ana, votes={jo: "against", ana: "for"})
    with pytest.raises(NotNow, match="Enough members took part"):
        adjourn(by=ana.user, decision=decision, at=CLOSES + DAY)
