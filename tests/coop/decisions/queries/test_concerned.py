"""The person a decision is about is told, may read it and answer, and nobody is expelled without a vote in force."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.test import Client

from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.actions.write_statement import write_statement
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import NotOnTheRoll, OnlyMembers
from coop.decisions.models import Challenge, Decision
from coop.decisions.policies import is_about
from coop.decisions.queries.concerned import expelled_by_vote
from coop.membership.actions.expel import expel
from coop.membership.actions.suspend import suspend
from coop.membership.errors import OnlyTheMembersExpel
from coop.membership.models import Member, OfficeTerm
from foundation import clock
from foundation.jobs.testing import run_all_jobs
from tests.factories.deciding import (
    CLOSES,
    OPENS,
    PROPOSED,
    SENT,
    a_submitted,
    a_voter,
    an_officer,
    decided,
    in_force,
    noticed,
    with_final_text,
)

pytestmark = pytest.mark.django_db
FORTNIGHT = timedelta(days=14)
TIMES = {"opens_at": OPENS + FORTNIGHT, "closes_at": CLOSES + FORTNIGHT}
REASONS = "Took the till on three Fridays."


@pytest.fixture
def sue(ana):
    """A treasurer who is suspended: without a vote, and so on no roll."""
    sue = an_officer("Sue Moor", office="treasurer")
    suspend(
        by=ana.user, member=sue, reason="The till", resolution="Board, 1 May", answer_by=PROPOSED + FORTNIGHT,
        at=PROPOSED,
    )  # fmt: skip
    OfficeTerm.objects.filter(user=sue.user).update(ends_at=PROPOSED)  # no officer's way in
    return sue


def about(member):
    payload = {"member_id": member.pk, "user_id": member.user_id, "reasons": REASONS}
    return {"kind": Kind.EXPULSION, "payload": payload}


def letters_to(member):
    mail.outbox.clear()
    run_all_jobs()
    return [one for one in mail.outbox if one.to == [member.user.email] and "decide about you" in one.subject]


def test_the_person_is_told_the_reasons_when_it_is_asked_and_the_days_when_notice_is_given(ana, jo, sue):
    a_submitted(jo, **about(sue))
    (letter,) = letters_to(sue)
    assert REASONS in letter.body
    assert "You can write your answer" in letter.body
    assert "there are at least 21 days" in letter.body
    noticed(jo, ana, **about(sue), **TIMES)
    *_asked, letter = letters_to(sue)
    assert (REASONS in letter.body, "Thursday 2 July 2026, 09:00 (BST)" in letter.body) == (True, True)
    assert "After that there is no appeal" in letter.body


def test_a_suspension_takes_the_vote_and_not_the_reply(ana, jo, sue):
    decision = with_final_text(jo, ana, **about(sue))
    page = f"/decisions/{decision.slug}/"
    browser = Client()
    browser.force_login(sue.user)
    with clock.frozen(SENT):
        seen = browser.get(page).text
        assert ("Write the case against" in seen, "Write the case for" in seen) == (True, False)
        assert browser.get(page + "statements/minority/").status_code == 200
        browser.post(page + "statements/against/", {"text": "I banked it on Mondays."})
        assert "I banked it on Mondays." in browser.get(page).text
    with pytest.raises(OnlyMembers):
        write_statement(by=an_unrelated_suspended(ana).user, decision=decision, side="against", text="x", at=SENT)


def an_unrelated_suspended(ana):
    other = a_voter("Otto Berg")
    return suspend(
        by=ana.user, member=other, reason="R", resolution="Board", answer_by=SENT + FORTNIGHT, at=SENT
    )  # fmt: skip


def test_what_is_about_somebody_else_stays_closed_to_the_suspended(ana, jo, sue):
    decision = with_final_text(jo, ana, **about(jo))
    browser = Client()
    browser.force_login(sue.user)
    with clock.frozen(SENT):
        assert browser.get(f"/decisions/{decision.slug}/").status_code == 404


def test_the_person_can_challenge_the_result_from_off_the_roll(ana, jo, sue):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"}, **about(sue), **TIMES)
    at = decision.closes_at + timedelta(days=1)
    with pytest.raises(NotOnTheRoll):
        challenge_result(by=an_unrelated_suspended(ana).user, decision=decision, text="Not fair", at=at)
    challenge_result(by=sue.user, decision=decision, text="I was not let in.", at=at)
    assert (Challenge.objects.get().raised_by, Decision.objects.get().state) == (sue, DecisionState.CHALLENGED)


def test_only_the_vote_about_this_membership_at_its_own_moment_expels(ana, jo, sue):
    otto = a_voter("Otto Berg")
    before = decided(jo, ana, votes={jo: "for", ana: "for", otto: "for"}, **about(sue), **TIMES)
    said = {"resolution": "AGM", "reason": REASONS, "proof": str(before.pk), "at": before.closes_at}
    with pytest.raises(OnlyTheMembersExpel):
        expel(by=None, member=sue, **said)  # declared, and still open to a challenge
    done = in_force(jo, ana, **about(jo), **TIMES)
    assert Member.objects.get(pk=jo.pk).state == "expelled"
    assert expelled_by_vote(member=jo, proof=str(done.pk), at=done.in_force_at)
    assert not expelled_by_vote(member=sue, proof=str(done.pk), at=done.in_force_at)
    assert not expelled_by_vote(member=jo, proof=str(done.pk), at=done.in_force_at + timedelta(seconds=1))
    for proof in ("", "x", "0", str(before.pk)):
        assert not expelled_by_vote(member=sue, proof=proof, at=done.in_force_at)


def test_a_decision_about_nobody_is_not_about_the_stranger_who_has_no_name_either(ana, jo):
    decision = with_final_text(jo, ana)
    assert "user_id" not in decision.subject_payload
    assert [is_about(who, decision) for who in (None, AnonymousUser(), jo.user)] == [False, False, False]
