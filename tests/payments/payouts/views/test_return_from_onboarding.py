"""Coming back from the provider proves nothing: what it says is looked at, and told on the page of payouts."""

import pytest
from django.urls import reverse

from payments.payouts.models import Payee

pytestmark = pytest.mark.django_db(transaction=True)


def test_coming_back_shows_what_the_provider_says_now(sandbox, anna):
    anna.post(reverse("payouts:start_onboarding"))
    sandbox.control.set_account(Payee.objects.get().remote_id, "active")
    answer = anna.get(reverse("payouts:return_from_onboarding"), follow=True)
    assert answer.redirect_chain == [(reverse("payouts:payouts"), 302)]
    assert "You can be paid" in answer.text


def test_coming_back_without_having_begun_leads_to_the_page_of_payouts(sandbox, anna):
    assert anna.get(reverse("payouts:return_from_onboarding")).url == reverse("payouts:payouts")
    assert Payee.objects.count() == 0


def test_a_provider_that_does_not_answer_is_no_error(sandbox, anna):
    anna.post(reverse("payouts:start_onboarding"))
    sandbox.control.fail_next("GET", "/v2/core/accounts", "html_502")
    assert anna.get(reverse("payouts:return_from_onboarding")).url == reverse("payouts:payouts")
    assert Payee.objects.get().state == "needs_info"
