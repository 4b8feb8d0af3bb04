"""Taking shares out: first come first served, only when the co-op can pay, with the figures kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coop.rules.actions.set_policy import set_policy
from coop.shares.actions.approve_withdrawal import approve_withdrawal
from coop.shares.actions.cancel_withdrawal import cancel_withdrawal
from coop.shares.actions.defer_withdrawal import defer_withdrawal
from coop.shares.actions.record_withdrawal_payment import record_withdrawal_payment
from coop.shares.actions.resume_withdrawals import resume_withdrawals
from coop.shares.actions.suspend_withdrawals import suspend_withdrawals
from coop.shares.calculations.solvency import Figures, passed
from coop.shares.enums import DecisionKind, WithdrawalState
from coop.shares.errors import (
    AlreadyInTheQueue,
    CoopCannotPay,
    MayNotDecideShares,
    MayNotHandleShareMoney,
    NotApproved,
    NotFirstInLine,
    NotThatMany,
    NotYourShares,
    SuspensionUnchanged,
    WithdrawalNotInTheQueue,
    WithdrawalsSuspended,
)
from coop.shares.models import ShareMovement, Withdrawal, WithdrawalDecision
from coop.shares.queries.holdings import holding
from coop.shares.queries.proofs import capital_is_the_register, holdings_are_at_par, withdrawals_are_owed
from coop.shares.queries.withdrawals import queue, within_a_year
from foundation.errors import Invalid
from payments.ledger.queries.balances import balance_of
from tests.factories.cast import an_officer
from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import a_treasurer, a_withdrawal, an_owner, approved, earned

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOTICE = LONG_AGO + 90 * DAY
LATER = LONG_AGO + 1096 * DAY  # the notice and the lock-in are over


@pytest.fixture
def pia():
    return a_treasurer()


@pytest.fixture
def rosa(pia):
    """A member with 1,000 shares in a co-op that earned enough to pay many of them back."""
    earned(500_000)
    return an_owner("Rosa Lane", 1_000, treasurer=pia)


def no_waiting():
    """The co-op's rules ask for neither notice nor lock-in."""
    for key in ("share_notice_days", "share_lock_in_days"):
        set_policy(by=None, key=key, value=0, decision_name="Members' meeting", starts_at=LONG_AGO, at=LONG_AGO)


# -- asking -------------------------------------------------------------------------------------------------------


def test_asking_takes_a_place_with_its_notice_and_lock_in(rosa):
    withdrawal = a_withdrawal(rosa, 20, at=LONG_AGO + DAY)
    assert (withdrawal.state, withdrawal.amount_minor) == (WithdrawalState.QUEUED, 2_000)
    assert withdrawal.notice_ends_at == LONG_AGO + 91 * DAY
    assert withdrawal.locked_until == LONG_AGO + 1095 * DAY
    assert holding(rosa.pk, at=LATER).quantity == 1_000  # nothing has moved yet


def test_who_stays_keeps_the_least_and_asks_once_at_a_time(rosa):
    with pytest.raises(NotThatMany, match="between 1 and 999"):
        a_withdrawal(rosa, 1_000)
    a_withdrawal(rosa, 999)
    with pytest.raises(AlreadyInTheQueue):
        a_withdrawal(rosa, 1)


def test_calling_off_frees_the_place_and_only_one_s_own(rosa, pia):
    withdrawal = a_withdrawal(rosa, 5)
    with pytest.raises(NotYourShares):
        cancel_withdrawal(by=pia, withdrawal=withdrawal, at=LONG_AGO)
    cancel_withdrawal(by=rosa.user, withdrawal=withdrawal, at=LONG_AGO)
    assert not queue().exists()
    with pytest.raises(WithdrawalNotInTheQueue):
        cancel_withdrawal(by=rosa.user, withdrawal=withdrawal, at=LONG_AGO)


# -- approving ----------------------------------------------------------------------------------------------------


def test_approving_moves_shares_and_capital_and_keeps_the_figures(rosa, pia):
    withdrawal = approved(a_withdrawal(rosa, 20), by=pia, at=LATER)
    assert holding(rosa.pk, at=LATER).quantity == 980
    assert balance_of(f"3010:{rosa.account_id}", "GBP") == 98_000
    assert balance_of(f"2420:{rosa.account_id}", "GBP") == 2_000
    decision = WithdrawalDecision.objects.get()
    assert (decision.kind, decision.quantity, decision.resolution) == (DecisionKind.APPROVE, 20, "Board, 1 June")
    figures = Figures.from_data(decision.figures)
    assert (figures.amount, figures.surplus, figures.capital) == (2_000, 500_000, 100_000)
    assert figures.liquid == 600_000  # earned, and paid for shares, all at the bank
    assert passed(figures)
    assert decision.figures["rules"] == {"share_withdrawal_cap_bp": 0, "share_liquidity_floor_minor": 0}
    assert withdrawal.movement.journal.kind == "share_withdrawal"
    assert (capital_is_the_register(), holdings_are_at_par(), withdrawals_are_owed()) == ([], [], [])


def test_a_new_certificate_says_what_is_left(rosa, pia):
    approved(a_withdrawal(rosa, 20), by=pia, at=LATER)
    first, second = rosa.certificates.order_by("number")
    assert (first.quantity, second.quantity, second.supersedes) == (1_000, 980, first)


def test_paying_from_the_bank_ends_it_once(rosa, pia):
    withdrawal = approved(a_withdrawal(rosa, 20), by=pia, at=LATER)
    bank = balance_of("1000", "GBP")
    with pytest.raises(MayNotHandleShareMoney):
        record_withdrawal_payment(by=an_officer("Bo", "board"), withdrawal=withdrawal, bank_reference="s 2", at=LATER)
    record_withdrawal_payment(by=pia, withdrawal=withdrawal, bank_reference="s 2", at=LATER)
    with pytest.raises(NotApproved):
        record_withdrawal_payment(by=pia, withdrawal=withdrawal, bank_reference="s 2", at=LATER)
    assert balance_of("1000", "GBP") == bank - 2_000
    assert balance_of(f"2420:{rosa.account_id}", "GBP") == 0
    assert withdrawals_are_owed() == []


def test_a_part_goes_out_and_the_rest_keeps_its_place(rosa, pia):
    withdrawal = a_withdrawal(rosa, 20, at=LONG_AGO + DAY)
    approve_withdrawal(by=pia, withdrawal=withdrawal, quantity=5, resolution="Board", at=LATER)
    rest = Withdrawal.objects.get(rest_of=withdrawal)
    assert (rest.quantity, rest.requested_at, rest.state) == (15, LONG_AGO + DAY, WithdrawalState.QUEUED)
    assert WithdrawalDecision.objects.get().kind == DecisionKind.REDUCE
    assert holding(rosa.pk, at=LATER).quantity == 995


def test_only_the_board_decides_and_only_about_what_waits(rosa, pia):
    withdrawal = a_withdrawal(rosa, 20)
    for somebody in (rosa.user, an_officer("Tess", "treasurer")):
        with pytest.raises(MayNotDecideShares):
            approved(withdrawal, by=somebody, at=LATER)
    approved(withdrawal, by=pia, at=LATER)
    with pytest.raises(WithdrawalNotInTheQueue):
        approved(withdrawal, by=pia, at=LATER)
    assert ShareMovement.objects.filter(withdrawal=withdrawal).count() == 1


@pytest.mark.parametrize(
    ("at", "quantity", "obstacle"),
    [
        (NOTICE - DAY, 10, "notice"),
        (NOTICE, 10, "lock"),
        (LATER, 101, "cap"),  # 10 % of 1,000.00
    ],
)
def test_what_the_rules_do_not_allow_is_refused_with_its_reason(rosa, pia, at, quantity, obstacle):
    withdrawal = a_withdrawal(rosa, quantity)
    with pytest.raises(CoopCannotPay) as told:
        approved(withdrawal, by=pia, at=at)
    assert told.value.details["obstacle"] == obstacle
    assert not WithdrawalDecision.objects.exists()
    assert balance_of(f"2420:{rosa.account_id}", "GBP") == 0


def test_the_yearly_cap_counts_what_went_out_before(rosa, pia):
    approved(a_withdrawal(rosa, 60), by=pia, at=LATER)
    second = a_withdrawal(rosa, 41, at=LATER)
    with pytest.raises(CoopCannotPay) as told:
        approved(second, by=pia, at=LATER + 91 * DAY)
    assert told.value.details["obstacle"] == "cap"
    assert approved(second, by=pia, at=LATER + 366 * DAY).state == WithdrawalState.APPROVED


def test_without_earnings_nothing_is_paid_back(pia):
    no_waiting()
    otto = an_owner("Otto Berg", 1_000, treasurer=pia)
    with pytest.raises(CoopCannotPay) as told:
        approved(a_withdrawal(otto, 1), by=pia, at=LATER)
    assert told.value.details["obstacle"] == "surplus"


def test_what_the_board_expects_to_need_is_kept_back(rosa, pia):
    withdrawal = a_withdrawal(rosa, 10)
    with pytest.raises(CoopCannotPay) as told:
        approve_withdrawal(by=pia, withdrawal=withdrawal, quantity=10, need_ahead=599_001, resolution="Board", at=LATER)
    assert told.value.details["obstacle"] == "debts_year"


# -- the queue ----------------------------------------------------------------------------------------------------


def test_first_come_first_served_and_ties_by_member_number(pia):
    no_waiting()
    earned(500_000)
    first, second, third = (an_owner(name, 500, treasurer=pia) for name in ("Ada", "Ben", "Cleo"))
    late = a_withdrawal(first, 5, at=LONG_AGO + 2 * DAY)
    tie_second = a_withdrawal(third, 5, at=LONG_AGO + DAY)
    tie_first = a_withdrawal(second, 5, at=LONG_AGO + DAY)
    assert list(queue()) == [tie_first, tie_second, late]
    with pytest.raises(NotFirstInLine):
        approved(tie_second, by=pia, at=LATER)
    for withdrawal in (tie_first, tie_second, late):
        approved(withdrawal, by=pia, at=LATER)


def test_who_cannot_be_decided_about_yet_does_not_hold_up_the_others(rosa, pia):
    waiting = a_withdrawal(rosa, 5, at=LONG_AGO + DAY)  # locked in for three years
    set_policy(by=None, key="share_lock_in_days", value=0, decision_name="x", starts_at=LONG_AGO, at=LONG_AGO)
    otto = an_owner("Otto Berg", 500, treasurer=pia)
    approved(a_withdrawal(otto, 5, at=LONG_AGO + 2 * DAY), by=pia, at=LONG_AGO + 100 * DAY)
    waiting.refresh_from_db()
    assert waiting.state == WithdrawalState.QUEUED


def test_putting_off_lets_others_go_first_until_the_day(rosa, pia):
    first = a_withdrawal(rosa, 5)
    otto = an_owner("Otto Berg", 500, treasurer=pia)
    second = a_withdrawal(otto, 5, at=LONG_AGO + DAY)
    with pytest.raises(Invalid):
        defer_withdrawal(by=pia, withdrawal=first, until=LATER, resolution="Board", reason="Roof", at=LATER)
    defer_withdrawal(by=pia, withdrawal=first, until=LATER + 30 * DAY, resolution="Board", reason="Roof", at=LATER)
    approved(second, by=pia, at=LATER + DAY)
    assert WithdrawalDecision.objects.get(kind=DecisionKind.DEFER).reason == "Roof"
    approved(first, by=pia, at=LATER + 30 * DAY)


def test_suspending_stops_all_and_keeps_the_places(rosa, pia):
    withdrawal = a_withdrawal(rosa, 5)
    suspend_withdrawals(by=pia, resolution="Board", reason="Bad winter", at=LATER)
    with pytest.raises(SuspensionUnchanged):
        suspend_withdrawals(by=pia, resolution="Board", reason="Again", at=LATER)
    with pytest.raises(WithdrawalsSuspended):
        approved(withdrawal, by=pia, at=LATER)
    resume_withdrawals(by=pia, resolution="Board", at=LATER + DAY)
    with pytest.raises(SuspensionUnchanged):
        resume_withdrawals(by=pia, resolution="Board", at=LATER + DAY)
    assert approved(withdrawal, by=pia, at=LATER + DAY).state == WithdrawalState.APPROVED


def test_the_report_holds_what_was_given_up_within_a_year(rosa, pia):
    approved(a_withdrawal(rosa, 5), by=pia, at=LATER)
    assert within_a_year(at=LATER + 364 * DAY).count() == 1
    assert within_a_year(at=LATER + 365 * DAY).count() == 0


# -- what the database refuses by itself --------------------------------------------------------------------------


def test_the_database_refuses_giving_up_more_than_is_held(rosa):
    movement = ShareMovement.objects.get(member=rosa)
    with pytest.raises(IntegrityError, match="nobody gives up more shares than they hold"), transaction.atomic():
        ShareMovement.objects.create(
            member=rosa,
            share_type=movement.share_type,
            kind="withdraw",
            quantity=-1_001,
            par_minor=100,
            amount_minor=-100_100,
            at=LATER,
            journal=movement.journal,
        )


def test_the_database_refuses_changed_movements_and_decisions(rosa, pia):
    approved(a_withdrawal(rosa, 5), by=pia, at=LATER)
    for rows in (ShareMovement.objects.all(), WithdrawalDecision.objects.all(), rosa.certificates.all()):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            rows.update(id=rows.first().pk + 1000)
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            rows._raw_delete(rows.db)


def test_the_database_refuses_an_approval_without_figures_and_a_paid_one_without_its_line(rosa, pia):
    withdrawal = approved(a_withdrawal(rosa, 5), by=pia, at=LATER)
    with pytest.raises(IntegrityError, match="an_approval_keeps_the_figures"), transaction.atomic():
        WithdrawalDecision.objects.create(withdrawal=withdrawal, kind="approve", resolution="Board", at=LATER)
    with pytest.raises(IntegrityError, match="a_paid_withdrawal_names_its_payment"), transaction.atomic():
        Withdrawal.objects.filter(pk=withdrawal.pk).update(state="paid")
    with pytest.raises(IntegrityError, match="shares do not go from approved to queued"), transaction.atomic():
        Withdrawal.objects.filter(pk=withdrawal.pk).update(state="queued")
