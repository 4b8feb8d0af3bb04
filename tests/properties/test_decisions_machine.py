"""A decision pushed about at random: whatever is tried, the roll never grows, results never change, nothing opens unready.

Every rule tries one action at the machine's own time; a Fact is an answer like any other.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coop.decisions.actions.accept_amendment import accept_amendment
from coop.decisions.actions.adjourn import adjourn
from coop.decisions.actions.agree_to_short_notice import agree_to_short_notice
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.actions.change_text import change_text
from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.declare_result import declare_result
from coop.decisions.actions.finish import finish
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.propose_amendment import propose_amendment
from coop.decisions.actions.put_amendment import put_amendment
from coop.decisions.actions.reopen_text import reopen_text
from coop.decisions.actions.rule_out_of_order import rule_out_of_order
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.actions.void_result import void_result
from coop.decisions.actions.withdraw import withdraw
from coop.decisions.calculations.plain import plain
from coop.decisions.calculations.preconditions import problems_before_opening
from coop.decisions.calculations.receipts import new_key
from coop.decisions.calculations.replay import UNTRACKED, replayed
from coop.decisions.enums import DECIDED_FOR_EVER, DecisionState, Outcome
from coop.decisions.models import Amendment, Decision, DeclaredResult, Roll, RollEntry
from coop.decisions.queries.amendments import being_voted_on
from coop.decisions.queries.opening import opening_facts
from coop.membership.models import OfficeTerm
from foundation.errors import Fact
from tests.factories.deciding import a_voter, all_copies_sent, an_officer, paragraph, under_discussion
from tests.factories.marketplace import a_user

S = DecisionState
DAY = timedelta(days=1)
SECRETARYS = {
    "settle_text": (settle_text, {}),
    "reopen_text": (reopen_text, {"reason": "A slip."}),
    "change_text": (change_text, {"reason": "A slip."}),
    "rule_out_of_order": (rule_out_of_order, {"reason": "Nobody could do it."}),
    "close_voting": (close_voting, {}),
    "count_decision": (count_decision, {}),
    "declare_result": (declare_result, {}),
    "confirm_result": (confirm_result, {"answer": "All was well."}),
    "void_result": (void_result, {"answer": "It was not."}),
    "adjourn": (adjourn, {}),
    "bring_into_force": (bring_into_force, {}),
    "finish": (finish, {"no_action": True}),
}
# Acts that end the story are tried seldom, or few stories would be long.
USUAL = [verb for verb in SECRETARYS if verb not in ("rule_out_of_order", "void_result", "change_text", "reopen_text")]


class Lifecycle(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.point = transaction.atomic()
        self.point.__enter__()
        self.now = datetime(2026, 5, 4, 9, tzinfo=UTC)
        self.ana, self.jo = an_officer(), a_voter()
        self.board = a_user("Bo Lind")  # on the board, and not a member: the roll is the four below
        OfficeTerm.objects.create(user=self.board, office="board", starts_at=self.now, resolution="Founding meeting")
        self.members = [self.ana, self.jo, a_voter(), a_voter()]
        self.decision = under_discussion(self.jo, self.ana, at=self.now)
        self.rolls, self.results, self.votes = {}, {}, {}

    def teardown(self):
        if hasattr(self, "point"):
            transaction.set_rollback(True)
            self.point.__exit__(None, None, None)

    def attempt(self, act, **kwargs):
        try:
            with transaction.atomic():
                act(**kwargs, at=self.now)
        except Fact:
            return False
        finally:
            self.decision = Decision.objects.get(pk=self.decision.pk)
        return True

    @rule(hours=st.sampled_from([1, 24, 24 * 7, 24 * 17]))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @rule(verb=st.one_of(st.sampled_from(USUAL), st.sampled_from(USUAL), st.sampled_from(sorted(SECRETARYS))))
    def the_secretary_tries(self, verb):
        act, more = SECRETARYS[verb]
        # Whoever ran the vote judges no challenge to it: the board does, which has no part in the rest.
        who = self.board if verb in ("confirm_result", "void_result") else self.ana.user
        self.attempt(act, by=who, decision=self.decision, **more)

    @rule(notice=st.sampled_from([16, 18, 25]), window=st.sampled_from([10, 16]))
    def notice_is_given(self, notice, window):
        opens = self.now + notice * DAY
        self.attempt(
            give_notice, by=self.ana.user, decision=self.decision, opens_at=opens, closes_at=opens + window * DAY
        )

    @rule(window=st.sampled_from([16, 20]), asked=st.integers(0, 4))
    def a_short_notice_is_given(self, window, asked):
        """Some of the four who were there at the beginning agree to it: all of them are enough, as far as nobody joined."""
        opens = self.now + 5 * DAY
        facts = {"opens_at": opens, "closes_at": opens + window * DAY, "short": True}
        if self.attempt(give_notice, by=self.ana.user, decision=self.decision, **facts):
            for member in self.members[:asked]:
                facts = {"by": member.user, "sentence": "I agree."}
                self.attempt(agree_to_short_notice, decision=self.decision, **facts)

    @precondition(lambda self: self.decision.state == S.DELIBERATING)
    @rule(words=st.sampled_from(["The van is stuck.", "Two vans are stuck in the valley."]), who=st.integers(0, 3))
    def somebody_asks_for_other_words(self, words, who):
        facts = {"part": "body", "paragraph": paragraph(self.decision).sha256, "text": words}
        self.attempt(propose_amendment, by=self.members[who].user, decision=self.decision, **facts)

    @precondition(lambda self: Amendment.objects.filter(answer="").exists())
    @rule(act=st.sampled_from([accept_amendment, accept_amendment, put_amendment]))
    def the_author_answers(self, act):
        self.attempt(act, by=self.jo.user, amendment=Amendment.objects.filter(answer="")[0])

    @precondition(lambda self: bool(being_voted_on(self.decision)))
    @rule()
    def a_motion_is_withdrawn(self):
        motion = being_voted_on(self.decision)[0].motion
        self.attempt(withdraw, by=motion.proposer.user, decision=motion)

    @precondition(lambda self: self.decision.state == S.NOTICED)
    @rule()
    def the_letters_go_out(self):
        all_copies_sent(self.decision, at=self.now)

    @rule(skip=st.booleans())
    def somebody_asks_to_open(self, skip):
        if skip and self.decision.state == S.NOTICED and self.decision.opens_at > self.now:
            self.now = self.decision.opens_at
        ready = self.decision.state == S.NOTICED and not problems_before_opening(
            opening_facts(self.decision, at=self.now)
        )
        opened = self.attempt(open_voting, by=None, decision=self.decision)
        assert opened == ready

    @precondition(lambda self: self.decision.state == S.OPEN)
    @rule(who=st.integers(0, 3), choice=st.sampled_from(["for", "for", "against", "abstain"]))
    def somebody_votes(self, who, choice):
        member = self.members[who]
        if self.attempt(cast_ballot, by=member, decision=self.decision, choice={"choice": choice}, key=new_key()):
            self.votes[self.decision.round, member.pk] = choice

    @precondition(lambda self: self.decision.state == S.OPEN)
    @rule()
    def the_closing_time_comes(self):
        self.now = max(self.now, self.decision.closes_at)

    @rule()
    def somebody_joins(self):
        self.members.append(a_voter())

    @rule()
    def the_proposer_withdraws(self):
        if len(self.members) > 6:  # seldom
            self.attempt(withdraw, by=self.jo.user, decision=self.decision)

    @rule()
    def somebody_challenges(self):
        self.attempt(challenge_result, by=self.jo.user, decision=self.decision, text="I do not believe it.")

    @rule(who=st.integers(1, 3))
    def somebody_is_struck(self, who):
        entry = RollEntry.objects.filter(
            roll__decision=self.decision, roll__round=self.decision.round, member=self.members[who]
        ).select_related("roll__decision")
        if entry:
            self.attempt(strike_entry, by=self.ana.user, entry=entry[0], reason="left")

    @invariant()
    def the_roll_never_grows(self):
        for roll in Roll.objects.all():
            entries = set(roll.entries.values_list("member_id", flat=True))
            before = self.rolls.setdefault(roll.pk, (entries, roll.sha256))
            assert (entries, roll.sha256) == before

    @invariant()
    def a_decided_result_never_changes(self):
        for declared in DeclaredResult.objects.all():
            found = (declared.outcome, declared.result, declared.sha256)
            assert self.results.setdefault(declared.pk, found) == found
        if self.decision.state in DECIDED_FOR_EVER and self.decision.outcome:
            declared = DeclaredResult.objects.get(decision=self.decision, round=self.decision.round)
            assert (self.decision.outcome, self.decision.result) == (declared.outcome, declared.result)

    @invariant()
    def with_no_votes_nothing_is_quorate(self):
        if self.decision.outcome and not any(number == self.decision.round for number, _member in self.votes):
            assert self.decision.outcome == Outcome.INQUORATE

    @invariant()
    def replaying_the_events_rebuilds_the_decision(self):
        fields = [f.attname for f in Decision._meta.concrete_fields if f.attname not in UNTRACKED]
        events = self.decision.events.values("version", "after", "changes")
        assert replayed(events) == {name: plain(getattr(self.decision, name)) for name in fields}

    @invariant()
    def open_means_that_the_notice_was_kept(self):
        if self.decision.state == S.OPEN:
            notice = self.decision.notices.get(round=self.decision.round)
            assert notice.voided_at is None
            assert notice.text_id == self.decision.final_text_id
            assert self.decision.opened_at >= notice.opens_at >= notice.served_at
            if notice.consent_percent is None:
                assert notice.opens_at >= notice.served_at + 14 * DAY

    @invariant()
    def a_hurried_vote_was_agreed_to_by_almost_everybody(self):
        if self.decision.state == S.OPEN:
            facts = self.decision.boxes.get(roll__round=self.decision.round).document.get("short_notice")
            short = self.decision.notices.get(round=self.decision.round).consent_percent is not None
            assert (facts is not None) == short
            assert not short or facts["agreed"] * 10 >= facts["members"] * 9

    @invariant()
    def no_text_outruns_the_changes_to_it(self):
        if self.decision.state not in (S.DELIBERATING, S.WITHDRAWN, S.OUT_OF_ORDER):
            assert being_voted_on(self.decision) == []


@pytest.mark.django_db
def test_whatever_people_and_the_clock_try_the_promises_hold():
    chosen = settings(
        max_examples=20,
        stateful_step_count=45,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(Lifecycle, settings=chosen)
