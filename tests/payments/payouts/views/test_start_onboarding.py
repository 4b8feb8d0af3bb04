"""Beginning to give one's details to the provider: sequence H of the payments specification."""

import pytest
from django.test import Client
from django.urls import reverse

from payments.payouts.models import Payee

pytestmark = pytest.mark.django_db(transaction=True)


def test_beginning_is_a_post_by_a_worker(sandbox, anna, somebody):
    url = reverse("payouts:start_onboarding")
    assert anna.get(url).status_code == 405
    assert somebody.post(url).status_code == 403
    assert Client().post(url).status_code == 302
    assert Payee.objects.count() == 0


def test_from_the_first_click_to_being_paid(sandbox, anna):
    """Sequence H in the browser's steps."""
    answer = anna.post(reverse("payouts:start_onboarding"))
    payee = Payee.objects.get()
    assert answer.status_code == 302
    assert answer.url.startswith(sandbox.url)
    created = sandbox.control.objects("v2.core.account")
    assert [account["id"] for account in created] == [payee.remote_id]
    assert "Needs details from you" in anna.get(reverse("payouts:payouts")).content.decode()
    sandbox.control.set_account(payee.remote_id, "pending")
    assert anna.get(reverse("payouts:return_from_onboarding")).url == reverse("payouts:payouts")
    assert "Being checked" in anna.get(reverse("payouts:payouts")).content.decode()
    sandbox.control.set_account(payee.remote_id, "active")
    anna.get(reverse("payouts:return_from_onboarding"))
    text = anna.get(reverse("payouts:payouts")).content.decode()
    assert "You can be paid" in text
    assert "Change your details" in text


@pytest.mark.parametrize("path", ["/v2/core/accounts", "/v2/core/account_links"])
def test_a_provider_that_does_not_answer_is_told_kindly(sandbox, anna, path):
    sandbox.control.fail_next("POST", path, "html_502")
    answer = anna.post(reverse("payouts:start_onboarding"), follow=True)
    assert answer.redirect_chain == [(reverse("payouts:payouts"), 302)]
    assert "did not answer" in answer.content.decode()
