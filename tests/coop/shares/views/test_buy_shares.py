"""Buying shares: a number, what it means, and on to the hosted page."""

import pytest

from coop.membership.enums import MemberState
from coop.shares.models import ShareOrder
from payments.checkout.models import Payment
from tests.factories.marketplace import a_member, a_user
from tests.factories.shares import an_accepted_applicant

pytestmark = pytest.mark.django_db
PAGE = "/me/shares/buy/"


@pytest.fixture
def unreachable(monkeypatch):
    """The request does not wait for a provider that is not there; the worker would go on asking."""
    monkeypatch.setattr("coop.shares.views.buy_shares.send_checkout", lambda *, payment, at: payment)


@pytest.fixture
def ines(frozen):
    member = an_accepted_applicant()
    frozen(member.applied_at)
    return member


def test_an_applicant_sees_what_a_share_is_and_until_when(browser, ines):
    text = browser(ines.user).get(PAGE).content.decode()
    assert "Each share costs £1.00 and is never worth more." in text
    assert "you have one vote" in text
    assert "you can lose what you paid" in text
    assert "Please pay by 4 February 2026." in text


def test_sending_the_number_opens_the_same_hosted_page_as_for_a_booking(browser, ines, unreachable):
    response = browser(ines.user).post(PAGE, {"quantity": "3"})
    payment = Payment.objects.get(purpose="share")
    assert (response.status_code, response["Location"]) == (303, f"/pay/{payment.pk}/")
    assert (payment.amount, payment.payer) == (300, ines.user)
    assert ShareOrder.objects.get(member=ines, state="open").payment == payment


def test_a_double_click_is_one_payment(browser, ines, unreachable):
    session = browser(ines.user)
    session.post(PAGE, {"quantity": "3"})
    session.post(PAGE, {"quantity": "3"})
    assert Payment.objects.filter(purpose="share").count() == 1


@pytest.mark.parametrize("typed", ["", "0", "-1", "1.5", "many", "100001", "9" * 30])
def test_a_wrong_number_is_told_and_nothing_is_asked_for(browser, ines, typed):
    before = ShareOrder.objects.count()
    response = browser(ines.user).post(PAGE, {"quantity": typed})
    assert response.status_code == 422
    assert response.context["form"].errors["quantity"]
    assert (ShareOrder.objects.count(), Payment.objects.count()) == (before, 0)


def test_too_small_for_a_card_is_said_in_words(browser, ines, settings, monkeypatch):
    monkeypatch.setattr("payments.checkout.actions.open_checkout.minimum_charge", lambda currency: 500)
    response = browser(ines.user).post(PAGE, {"quantity": "1"})
    assert response.status_code == 422
    assert "The smallest amount that can be paid by card is £5.00." in response.content.decode()


def test_who_may_not_buy_does_not_find_the_page(browser):
    for user in (a_user("Guest"), a_member(state=MemberState.SUSPENDED).user, a_member(state=MemberState.LEAVING).user):
        assert browser(user).get(PAGE).status_code == 404
    assert browser().get(PAGE).status_code == 302
