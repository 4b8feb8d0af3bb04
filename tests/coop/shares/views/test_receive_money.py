"""Share money on the bank statement."""

import pytest
from django.urls import reverse

from coop.membership.enums import MemberState
from payments.ledger.queries.balances import balance_of
from tests.factories.cast import an_officer
from tests.factories.shares import an_accepted_applicant

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(frozen):
    found = an_accepted_applicant().share_orders.get()
    frozen(found.created_at)
    return found


def page(order):
    return reverse("shares:receive_money", args=[order.reference])


def test_recording_it_makes_the_applicant_a_member_with_shares(browser, pia, order):
    assert browser(pia).post(page(order), {"bank_reference": "statement 14"})["Location"] == "/office/register/money/"
    order.member.refresh_from_db()
    assert order.member.state == MemberState.ACTIVE
    assert balance_of(f"3010:{order.member.account_id}", "GBP") == 100
    assert balance_of("1000", "GBP") == 100


def test_it_is_recorded_once_and_with_its_line(browser, pia, order):
    session = browser(pia)
    assert session.post(page(order), {"bank_reference": ""}).status_code == 422
    session.post(page(order), {"bank_reference": "statement 14"})
    assert session.post(page(order), {"bank_reference": "statement 14"}).status_code == 409
    assert balance_of("1000", "GBP") == 100


def test_only_the_treasurer_records_it(browser, order):
    board = browser(an_officer("Bo", "board"))
    assert board.post(page(order), {"bank_reference": "statement 14"}).status_code == 403
    assert browser(order.member.user).get(page(order)).status_code == 403
