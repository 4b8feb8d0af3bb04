"""Published rules about withdrawable shares and the register, from their inputs to their outputs (the file lies beside
the project)."""

import json
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from coop.membership.enums import MemberState
from coop.membership.models import Member, RegisterDetails
from coop.shares.calculations.solvency import Figures, findings, passed
from coop.shares.errors import OverTheCap
from coop.shares.models import ShareType
from coop.shares.queries.register import register
from coop.shares.queries.withdrawals import within_a_year
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.marketplace import LONG_AGO, a_member, a_user
from tests.factories.shares import a_withdrawal, an_order, an_owner, approved

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def vectors(shared_data):
    found = json.loads((shared_data / "coop" / "vectors.json").read_text())["vectors"]
    return {vector["id"]: (vector["inputs"], vector["expected"]) for vector in found}


def bought(first: int, then: int) -> bool:
    """Whether somebody who holds `first` pounds of shares can ask for `then` more."""
    try:
        return an_order(an_owner(f"Holder of {first} and {then}", first), then).is_open
    except OverTheCap:
        return False


def test_what_one_person_can_hold(vectors):
    given, expected = vectors["uk-withdrawable-limits"]
    cap = ShareType.objects.values_list("par_minor", flat=True).get(code="withdrawable")
    assert cap == 100  # so that a share is a pound
    limit = a_member().member_class.max_amount_minor
    assert limit == Fraction(given["individual_withdrawable_limit"]) * 100
    assert bought(99_900, 100) is expected["buy_99900_then_100"]
    assert bought(99_900, 101) is expected["buy_99900_then_101"]


def test_what_withdrawing_waits_for(vectors):
    _given, expected = vectors["uk-withdrawable-limits"]
    sound = Figures(
        amount=1_000, surplus=1_000, liquid=9_000, owed=8_000, need_ahead=0, floor=0, capital=100_000, withdrawn=0,
        cap_bp=1_000, notice_over=True, lock_over=True,
    )  # fmt: skip
    assert passed(sound)
    asked = {
        "trading surpluses >= value of shares withdrawn": [({"surplus": 999}, {"surplus"})],
        "able to pay debts at the date and for one year after": [
            ({"owed": 8_001}, {"debts_now", "debts_year", "floor"}),
            ({"need_ahead": 1}, {"debts_year"}),
        ],
    }
    assert sorted(asked) == sorted(expected["withdraw_allowed_only_if"])
    for cases in asked.values():
        for change, missed in cases:
            assert {line.code for line in findings(replace(sound, **change)) if not line.met} == missed


def test_how_long_a_liquidator_can_call_it_back(vectors, rosa, pia, today):
    _given, expected = vectors["uk-withdrawable-limits"]
    year = timedelta(days=365 * expected["clawback_after_withdrawal_years"])
    taken = approved(a_withdrawal(rosa, 20), by=pia, at=today)
    assert list(within_a_year(at=today + year - ONE_DAY)) == [taken]
    assert list(within_a_year(at=today + year)) == []


def test_the_register_has_all_that_the_law_names(vectors, pia):
    given, _expected = vectors["uk-register-contents"]
    member = an_owner("Una Field", 40, treasurer=pia)
    RegisterDetails.objects.create(
        member=member, from_at=LONG_AGO, name="Una Field", address="1 High Street", email="una@example.org",
        email_for="notices",
    )  # fmt: skip
    post_journal(
        kind="patronage", pairs=[Pair("1000", f"3210:{member.account_id}:2025", 700)], idempotency_key="r", unit="GBP",
        at=LONG_AGO,
    )  # fmt: skip
    over = LONG_AGO + 30 * ONE_DAY
    for state, change in ((MemberState.LEAVING, {}), (MemberState.FORMER, {"ended_at": over})):
        Member.objects.filter(pk=member.pk).update(state=state, **change)
    (row,) = [one for one in register(at=over)[0] if one.member_id == member.pk]
    found = {
        "name": row.name,
        "postal_address": row.address,
        "electronic_address+purposes (if notified)": (row.email, row.email_for),
        "shares_held": row.held.quantity,
        "amount_paid": row.held.amount_minor,
        "other_property (loans, deposits)": row.other_minor,
        "date_entered": row.entered,
        "date_ceased": row.ceased,
    }
    assert sorted(found) == sorted(given["required_fields"])
    assert list(found.values()) == [
        "Una Field", "1 High Street", ("una@example.org", "notices of meetings and votes"), 40, 4_000, 700, LONG_AGO,
        over,
    ]  # fmt: skip


def test_an_address_that_was_not_notified_is_not_in_the_register():
    member = a_member(a_user("Quiet One"))
    ((row, *_others), _next) = register(at=LONG_AGO)
    assert (row.member_id, row.name, row.email, row.email_for) == (member.pk, "Quiet One", "", "")
