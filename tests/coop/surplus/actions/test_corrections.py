"""A plan by which members were paid is put right: decided by its hash, paid once, set off once, never clawed back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.actions.give_capital_back import give_capital_back
from coop.surplus.actions.honour_claim import honour_claim
from coop.surplus.actions.keep_unclaimed import keep_unclaimed
from coop.surplus.actions.make_correction import make_correction
from coop.surplus.actions.propose_correction import propose_correction
from coop.surplus.actions.set_aside import set_aside
from coop.surplus.actions.start_run import start_run
from coop.surplus.actions.warn_unclaimed import warn_unclaimed
from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.errors import (
    CannotCorrect,
    CorrectInstead,
    MayNotDraft,
    MayNotGiveBack,
    MembersAreVoting,
    NothingToHonour,
    NotUnclaimedYet,
    OneCorrectionAtATime,
)
from coop.surplus.models import Payout, PayoutRun, Settlement
from coop.surplus.queries.identity import capital_identity
from coop.surplus.queries.payments import standing_of
from coop.surplus.queries.proofs import set_off_is_what_corrections_say
from coop.surplus.queries.settlements import outcomes_of
from coop.surplus.subject import SurplusSubject, after_the_vote
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import balance_of
from tests.coop.surplus.support import a_payable_plan, transfers
from tests.factories.surplus import an_officer
from tests.payments.support import now, ready_payee, run_all_jobs_even_later

# The provider's client refuses to be called inside a transaction, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def treasurer():
    return an_officer()


@pytest.fixture
def board():
    return an_officer("board", "Bea Board")


def paid_plan(sandbox, treasurer, **choices):
    plan = a_payable_plan(sandbox, treasurer, **choices)
    pay(start_run(by=treasurer, allocation=plan, at=now()))
    return plan


def pay(run):
    for _ in range(2):
        run_all_jobs_even_later()
        carry_on_runs(at=now())
    run.refresh_from_db()
    return run


def stands(member, head, year=""):
    return balance_of(f"{head}:{member.account_id}{year and f':{year}'}", "GBP")


def corrected(plan, treasurer, place=0, earned=5_000, **more):
    changes = {plan.people[place].account_id: {"earnings": earned}}
    return make_correction(by=treasurer, allocation=plan, changes=changes, why="Counted twice", at=now(), **more)


def test_who_had_too_little_is_paid_and_who_had_too_much_keeps_it_until_the_next_surplus(sandbox, treasurer):
    plan = paid_plan(sandbox, treasurer, cash="50")
    first, second = plan.people
    before = outcomes_of(plan)[first.account_id].total
    one = corrected(plan, treasurer)  # 200.00 and 200.00 become 50.00 and 200.00: a fifth and four fifths
    shared = plan.to_members
    assert (one.set_off, one.cash + one.retained) == (before - shared // 5, before - shared // 5)
    assert stands(first, "1230") == 0  # nothing has changed yet
    declare_correction(by=None, settlement=one, decision_name="Vote", decision_url="/decisions/x/", at=now())
    one.refresh_from_db()
    assert (stands(first, "1230"), stands(second, "2440")) == (one.set_off, one.cash)
    assert capital_identity(unit="GBP").holds
    sent = transfers(sandbox)
    run = pay(start_run(by=treasurer, allocation=one, at=now()))
    assert (len(transfers(sandbox)), run.finished_at is not None) == (len(sent) + 1, True)
    assert (stands(second, "2440"), stands(first, "1230")) == (0, one.set_off)
    outcome = outcomes_of(plan)
    assert (outcome[first.account_id].total, outcome[second.account_id].total) == (shared // 5, shared - shared // 5)
    assert set_off_is_what_corrections_say() == []


def test_what_was_too_much_is_kept_back_from_patronage_once_and_the_rest_is_sent(sandbox, treasurer):
    plan = paid_plan(sandbox, treasurer)
    first, second = plan.people
    one = corrected(plan, treasurer)
    declare_correction(by=None, settlement=one, decision_name="Vote", at=now())
    # The second correction makes the first one undone: the first member is owed again what is still to be set off.
    back = corrected(plan, treasurer, earned=20_000)
    assert (back.set_off, back.cash) == (one.set_off, one.set_off)
    declare_correction(by=None, settlement=back, decision_name="Vote", at=now())
    sent = transfers(sandbox)
    run = pay(start_run(by=treasurer, allocation=back, at=now()))
    payout = Payout.objects.get(run=run)
    assert (payout.state, payout.set_off, payout.amount) == (PayoutState.SET_OFF, one.set_off, 0)
    assert transfers(sandbox) == sent  # nothing was sent: it is all set off
    assert (stands(first, "1230"), stands(first, "2440")) == (0, 0)
    assert run.finished_at is not None
    assert set_off_is_what_corrections_say() == []
    # And the other one is paid by the first correction, less what they owe by the second.
    run = pay(start_run(by=treasurer, allocation=one, at=now()))
    assert (stands(second, "1230"), standing_of(run).paid_amount) == (0, 0)
    with pytest.raises(DatabaseError), transaction.atomic():
        Payout.objects.filter(pk=payout.pk).update(set_off=0, state=PayoutState.DUE)


def test_a_part_of_a_payout_is_set_off_and_the_books_follow_the_transfer(sandbox, treasurer):
    plan = paid_plan(sandbox, treasurer)
    first, _second = plan.people
    one = corrected(plan, treasurer, earned=19_000)  # a little too much
    declare_correction(by=None, settlement=one, decision_name="Vote", at=now())
    more = corrected(plan, treasurer, earned=40_000)
    declare_correction(by=None, settlement=more, decision_name="Vote", at=now())
    assert more.cash > one.set_off > 0
    pay(start_run(by=treasurer, allocation=more, at=now()))
    payout = Payout.objects.get(settlement_row__settlement=more)
    assert (payout.state, payout.set_off, payout.amount) == (PayoutState.PAID, one.set_off, more.cash - one.set_off)
    assert (stands(first, "1230"), stands(first, "2440")) == (0, 0)
    assert payout.amount in [amount for _to, amount in transfers(sandbox)]


def test_two_payouts_on_their_way_at_once_keep_back_the_same_penny_once(sandbox, treasurer, board):
    plan = paid_plan(sandbox, treasurer)
    first, _second = plan.people
    one = corrected(plan, treasurer)
    declare_correction(by=None, settlement=one, decision_name="Vote", at=now())
    owed = one.set_off
    pairs = [Pair("3900:2018", f"3210:{first.account_id}:2018", 4 * owed), Pair("1000", "4090", 90 * owed)]
    post_journal(kind="declaration", pairs=pairs, idempotency_key="old", unit="GBP", at=now())
    runs = [
        start_run(
            by=treasurer, allocation=give_capital_back(by=board, amount=2 * owed, resolution=name, at=now()), at=now()
        )
        for name in ("Board, 2 June", "Board, 3 June")
    ]
    carry_on_runs(at=now())  # both are written down, none is sent yet
    kept = [Payout.objects.get(run=run) for run in runs]
    assert [(payout.state, payout.set_off) for payout in kept] == [(PayoutState.SENT, owed), (PayoutState.SENT, 0)]
    for run in runs:
        pay(run)
    assert (stands(first, "1230"), stands(first, "2440")) == (0, 0)
    assert {payout.state for payout in Payout.objects.filter(run__in=runs)} == {PayoutState.PAID}
    assert set_off_is_what_corrections_say() == []


def test_before_anybody_was_paid_the_declaration_is_taken_back_instead(sandbox, treasurer):
    plan = a_payable_plan(sandbox, treasurer)
    with pytest.raises(CorrectInstead):
        corrected(plan, treasurer)


def test_one_correction_waits_at_a_time_and_can_be_set_aside(sandbox, treasurer):
    plan = paid_plan(sandbox, treasurer)
    with pytest.raises(MayNotDraft):
        corrected(plan, plan.people[0].user)
    with pytest.raises(CannotCorrect):
        corrected(plan, treasurer, earned=20_000)
    one = corrected(plan, treasurer)
    with pytest.raises(OneCorrectionAtATime):
        corrected(plan, treasurer, earned=1_000)
    assert set_aside(by=treasurer, settlement=one, at=now()).state == AllocationState.DROPPED
    assert corrected(plan, treasurer, earned=1_000).number == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.filter(number=1).update(state=AllocationState.FROZEN)


def test_a_correction_that_moves_the_reserves_is_refused(sandbox, treasurer):
    plan = paid_plan(sandbox, treasurer)
    account = {plan.people[0].account_id: {"hours": 0}, "m_nobody": {"earnings": 5_000}}
    # Somebody who was no member of that year would be work by a non-member, whose part is the reserve's.
    with pytest.raises(CannotCorrect):
        make_correction(by=treasurer, allocation=plan, changes=account, why="x", at=now())


def test_the_members_decide_by_the_hash_and_a_lost_vote_frees_it(sandbox, treasurer, board):
    plan = paid_plan(sandbox, treasurer)
    one = corrected(plan, treasurer)
    decision = propose_correction(by=board, settlement=one, at=now())
    one.refresh_from_db()
    assert (one.state, one.decision_url) == (AllocationState.PROPOSED, f"/decisions/{decision.slug}/")
    with pytest.raises(MembersAreVoting):
        declare_correction(by=treasurer, settlement=one, decision_name="A meeting nobody saw", at=now())
    subject = SurplusSubject()
    assert decision.subject_payload == {"settlement_sha256": one.sha256}
    assert subject.problem_with(decision.subject_payload, now()) == ""
    assert "fingerprint" in subject.describe(decision.subject_payload)
    assert any("Nobody pays anything back" in line for line in subject.what_changes(decision.subject_payload, now()))
    decision.outcome = "lost"
    after_the_vote(decision=decision, at=now())
    one.refresh_from_db()
    assert one.state == AllocationState.FROZEN
    subject.take_effect(decision, now())
    one.refresh_from_db()
    assert (one.state, one.decision_name) == (AllocationState.DECLARED, decision.title)
    assert "cannot be decided on any more" in subject.problem_with(decision.subject_payload, now())
    assert subject.problem_with({"settlement_sha256": "0" * 64}, now()) == "No correction has that fingerprint."


def test_what_nobody_fetches_goes_to_the_reserve_after_its_time_and_is_theirs_when_they_ask(sandbox, treasurer, board):
    plan = paid_plan(sandbox, treasurer, people=2, ready=1)
    payout, run = Payout.objects.get(state=PayoutState.WAITING), PayoutRun.objects.get()
    asked = {"by": board, "payout": payout, "resolution": "Board, 3 June"}
    with pytest.raises(NotUnclaimedYet):  # never told
        keep_unclaimed(**asked, at=now() + timedelta(days=400))
    told_at = now()
    mail.outbox.clear()
    assert warn_unclaimed(by=treasurer, run=run, at=told_at) == 1
    assert warn_unclaimed(by=treasurer, run=run, at=told_at) == 0
    run_all_jobs_even_later()
    (letter,) = mail.outbox
    assert letter.to == [plan.people[1].user.email]
    assert "180 days" in letter.body
    with pytest.raises(NotUnclaimedYet):
        keep_unclaimed(**asked, at=told_at + timedelta(days=179))
    with pytest.raises(MayNotGiveBack):
        keep_unclaimed(**(asked | {"by": treasurer}), at=told_at + timedelta(days=180))
    reserve = balance_of("3120", "GBP")
    kept = keep_unclaimed(**asked, at=told_at + timedelta(days=180))
    assert (kept.state, stands(plan.people[1], "2440")) == (PayoutState.UNCLAIMED, 0)
    assert balance_of("3120", "GBP") == reserve + payout.amount
    run = pay(run)
    assert run.finished_at is not None  # nothing more is owed
    ready_payee(sandbox, payout.account_id)
    honour_claim(by=treasurer, payout=payout, at=now())
    assert balance_of("3120", "GBP") == reserve
    run = pay(run)
    payout.refresh_from_db()
    assert (payout.state, run.finished_at is not None) == (PayoutState.PAID, True)
    with pytest.raises(NothingToHonour):
        honour_claim(by=treasurer, payout=payout, at=now())
    assert capital_identity(unit="GBP").holds


def test_whom_a_correction_concerns_is_told_once_what_it_means_for_them_and_that_they_pay_nothing(sandbox, treasurer):
    plan = paid_plan(sandbox, treasurer, people=3, cash="50")
    fix = corrected(plan, treasurer)
    run_all_jobs_even_later()
    mail.outbox.clear()
    declare_correction(by=None, settlement=fix, decision_name="Autumn meeting", at=now())
    declare_correction(by=None, settlement=fix, decision_name="Autumn meeting", at=now())
    run_all_jobs_even_later()
    told = {message.to[0]: message for message in mail.outbox}
    assert sorted(told) == sorted(one.user.email for one in plan.people)
    assert len(mail.outbox) == 3
    first = told[plan.people[0].user.email]
    too_much = fix.rows.get(account_id=plan.people[0].account_id).set_off
    assert first.subject == "Your statement for 2025 was corrected"
    assert f"You had £{too_much / 100:.2f} too much. You pay nothing back" in first.body
    assert "Counted twice" in first.body
    more = fix.rows.get(account_id=plan.people[1].account_id)
    second = told[plan.people[1].user.email]
    assert f"* £{more.cash / 100:.2f} is paid out to you." in second.body
    assert f"* £{more.retained / 100:.2f} is added to your capital account." in second.body
