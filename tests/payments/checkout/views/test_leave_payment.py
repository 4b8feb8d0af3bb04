"""Back from the hosted page without having paid."""

import pytest
from django.test import Client
from django.urls import reverse

from payments.checkout.models import Payment
from tests.payments.support import open_errand, paid_errand

pytestmark = pytest.mark.django_db(transaction=True)


def test_leaving_the_page_leads_back_and_closes_nothing(sandbox):
    payment = open_errand()
    answer = Client().get(reverse("checkout:leave_payment", args=[payment.pk]))
    assert (answer.status_code, answer.url) == (302, "/again/")
    assert Payment.objects.get().session_state == "open"
    paid = paid_errand(sandbox, "er_2")
    answer = Client().get(reverse("checkout:leave_payment", args=[paid.pk]))
    assert answer.url == reverse("checkout:return_from_payment", args=[paid.pk])
