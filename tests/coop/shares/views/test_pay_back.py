"""The treasurer records that a withdrawal was paid."""

import pytest
from django.urls import reverse

from coop.shares.enums import WithdrawalState
from payments.ledger.queries.balances import balance_of
from tests.factories.cast import an_officer
from tests.factories.shares import a_withdrawal, approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawal(rosa, pia, today):
    return approved(a_withdrawal(rosa, 5), by=pia, at=today)


def page(withdrawal):
    return reverse("shares:pay_back", args=[withdrawal.pk])


def test_recording_it_empties_what_is_owed(browser, pia, withdrawal):
    response = browser(pia).post(page(withdrawal), {"bank_reference": "statement 15"})
    assert response["Location"] == "/office/withdrawals/"
    withdrawal.refresh_from_db()
    assert (withdrawal.state, withdrawal.bank_reference) == (WithdrawalState.PAID, "statement 15")
    assert balance_of(f"2420:{withdrawal.member.account_id}", "GBP") == 0


def test_once_and_with_its_line(browser, pia, withdrawal):
    session = browser(pia)
    assert session.post(page(withdrawal), {"bank_reference": " "}).status_code == 422
    session.post(page(withdrawal), {"bank_reference": "statement 15"})
    assert session.get(page(withdrawal)).status_code == 409


def test_only_by_the_treasurer(browser, withdrawal):
    assert browser(an_officer("Bo", "board")).get(page(withdrawal)).status_code == 403
    assert browser(withdrawal.member.user).get(page(withdrawal)).status_code == 403
