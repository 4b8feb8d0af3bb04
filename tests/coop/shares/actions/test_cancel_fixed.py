"""Shares that nobody is paid back for, when their member leaves: fixed ones go to the reserve, others stay theirs."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from coop.membership.models import MemberClass
from coop.shares.actions.cancel_fixed import cancel_fixed
from coop.shares.enums import MovementKind
from coop.shares.errors import StillAMember
from coop.shares.models import ShareMovement, ShareType, Withdrawal
from coop.shares.queries.holdings import holding
from coop.shares.queries.owed import owes_nothing_to
from coop.shares.queries.proofs import capital_is_the_register, holdings_are_at_par
from coop.shares.queries.stayed import former_holders_of_fixed
from coop.shares.tasks import cancel_left_behind
from payments.ledger.queries.balances import balances_of
from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import a_treasurer, an_owner, has_left

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def pia():
    return a_treasurer()


def of_kind(kind):
    MemberClass.objects.filter(code="user").update(share_type=kind)


@pytest.mark.parametrize("state", ["former", "expelled", "deceased", "lapsed"])
def test_fixed_shares_go_to_the_general_reserve_when_a_membership_ends(pia, state):
    of_kind("fixed")
    rosa = an_owner("Rosa", 30, treasurer=pia, class_code="user")
    has_left(rosa, state=state, at=LONG_AGO + DAY)
    assert holding(rosa.pk, at=LONG_AGO + DAY).quantity == 0
    assert balances_of([f"3030:{rosa.account_id}", "3120"], "GBP") == {f"3030:{rosa.account_id}": 0, "3120": 3_000}
    gone = ShareMovement.objects.get(kind=MovementKind.CANCELLED)
    assert (gone.quantity, gone.amount_minor, gone.journal.kind) == (-30, -3_000, "share_cancellation")
    assert not Withdrawal.objects.exists()
    assert (capital_is_the_register(), holdings_are_at_par(), owes_nothing_to(rosa.user)) == ([], [], True)


def test_the_same_news_twice_moves_them_once(pia):
    of_kind("fixed")
    rosa = an_owner("Rosa", 30, treasurer=pia, class_code="user")
    has_left(rosa, at=LONG_AGO + DAY)
    has_left(rosa, at=LONG_AGO + 2 * DAY)
    assert ShareMovement.objects.filter(kind=MovementKind.CANCELLED).count() == 1


def test_shares_that_can_be_passed_on_stay_with_their_owner(pia):
    of_kind("transferable")
    rosa = an_owner("Rosa", 30, treasurer=pia, class_code="user")
    has_left(rosa, at=LONG_AGO + DAY)
    assert (holding(rosa.pk, at=LONG_AGO + DAY).quantity, Withdrawal.objects.count()) == (30, 0)
    assert owes_nothing_to(rosa.user) is False


def test_a_member_keeps_theirs_and_the_database_sees_to_it(pia):
    of_kind("fixed")
    rosa = an_owner("Rosa", 30, treasurer=pia, class_code="user")
    with pytest.raises(StillAMember):
        cancel_fixed(member=rosa, at=LONG_AGO + DAY)
    refused("a_member_keeps_their_fixed_shares", rosa, "cancelled")
    has_left(rosa, at=LONG_AGO + DAY, told=False)
    refused("only_shares_that_can_be_paid_back_are_taken_out", rosa, "withdraw")


def test_no_other_kind_goes_to_the_reserve_by_itself(pia):
    rosa = an_owner("Rosa", 30, treasurer=pia, class_code="user")
    has_left(rosa, at=LONG_AGO + DAY, told=False)
    assert cancel_fixed(member=rosa, at=LONG_AGO + DAY) is None
    refused("only_fixed_shares_go_to_the_reserve_by_themselves", rosa, "cancelled")


def refused(constraint, member, kind):
    bought = ShareMovement.objects.get(member=member)
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        ShareMovement.objects.create(
            member=member, share_type=bought.share_type, kind=kind, quantity=-1, par_minor=100, amount_minor=-100,
            at=LONG_AGO + DAY, journal=bought.journal,
        )  # fmt: skip
    assert caught.value.__cause__.diag.constraint_name == constraint


def test_those_left_behind_are_seen_to_by_the_clock(pia, frozen):
    frozen(LONG_AGO + 5 * DAY)
    of_kind("fixed")
    rosa = an_owner("Rosa", 30, treasurer=pia, class_code="user")
    an_owner("Otto", 10, treasurer=pia, class_code="user")
    has_left(rosa, at=LONG_AGO + DAY, told=False)
    assert former_holders_of_fixed() == [rosa]
    cancel_left_behind()
    assert (former_holders_of_fixed(), balances_of(["3120"], "GBP")) == ([], {"3120": 3_000})


# -- what a share is worth ------------------------------------------------------------------------------------------


def test_a_class_says_what_its_kind_of_share_is_worth_whatever_is_written_there():
    ShareType.objects.filter(code="withdrawable").update(par_minor=2_500)
    assert MemberClass.objects.get(code="user").share_par_minor == 2_500
    MemberClass.objects.filter(code="user").update(share_par_minor=5)
    assert MemberClass.objects.get(code="user").share_par_minor == 2_500
    ShareType.objects.filter(code="fixed").update(par_minor=700)
    of_kind("fixed")
    assert MemberClass.objects.get(code="user").share_par_minor == 700
