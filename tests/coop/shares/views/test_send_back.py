"""The button that sends a repayment to the member's payout account."""

import pytest
from django.urls import reverse

from payments.operations.actions.write_operation import write_operation
from payments.operations.models import Operation
from payments.payouts.models import Payee
from tests.factories.cast import an_officer
from tests.factories.shares import a_withdrawal, approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawal(rosa, pia, today):
    return approved(a_withdrawal(rosa, 5), by=pia, at=today)


def with_account(member, *, at):
    """The member's payout account is ready."""
    operation = write_operation(kind="create_payee", subject="x", provider="sandbox", params={}, at=at)
    return Payee.objects.create(
        owner=member.account_id,
        provider="sandbox",
        country="GB",
        state="ready",
        remote_id="acct_1",
        operation=operation,
        created_at=at,
        ready_at=at,
    )


def send(session, withdrawal):
    return session.post(reverse("shares:send_back", args=[withdrawal.pk]))


def test_the_treasurer_sends_it_and_the_page_says_it_is_on_its_way(browser, pia, withdrawal, today):
    with_account(withdrawal.member, at=today)
    session, page = browser(pia), reverse("shares:pay_back", args=[withdrawal.pk])
    assert reverse("shares:send_back", args=[withdrawal.pk]) in session.get(page).content.decode()
    assert send(session, withdrawal)["Location"] == "/office/withdrawals/"
    assert Operation.objects.get(kind="repay_shares").params["amount"] == 500
    assert "It is on its way through the payment company." in session.get(page).content.decode()
    assert send(session, withdrawal).status_code == 409
    assert session.post(page, {"bank_reference": "s 1"}).status_code == 409


def test_without_an_account_there_is_no_button(browser, pia, withdrawal):
    session, page = browser(pia), reverse("shares:pay_back", args=[withdrawal.pk])
    assert reverse("shares:send_back", args=[withdrawal.pk]) not in session.get(page).content.decode()
    assert send(session, withdrawal).status_code == 409


def test_only_the_treasurer(browser, withdrawal):
    assert send(browser(an_officer("Bo", "board")), withdrawal).status_code == 403
    assert (
        browser(an_officer("Tess", "treasurer")).get(reverse("shares:send_back", args=[withdrawal.pk])).status_code
        == 405
    )
