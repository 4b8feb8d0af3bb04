"""An address of the provider works once; a fresh one is made on request."""

import pytest
from django.urls import reverse

from payments.payouts.models import Payee

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_click_gets_a_fresh_address_and_no_second_account(sandbox, anna):
    links = [anna.post(reverse("payouts:start_onboarding")).url for _ in range(2)]
    links.append(anna.get(reverse("payouts:refresh_onboarding")).url)
    assert len(set(links)) == 3
    assert Payee.objects.count() == 1


def test_refreshing_without_having_begun_leads_back(sandbox, anna):
    assert anna.get(reverse("payouts:refresh_onboarding")).url == reverse("payouts:payouts")
