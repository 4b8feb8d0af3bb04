"""On the way to the hosted page: open, not there yet, ended."""

import pytest
from django.test import Client
from django.urls import reverse

from payments.checkout.actions.close_checkout import close_checkout
from tests.payments.support import ERRAND, now, open_errand, paid_errand, run_all_jobs_even_later
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db(transaction=True)


def go(payment, **headers):
    return Client().get(reverse("checkout:go_to_payment", args=[payment.pk]), headers=headers)


def test_the_way_to_an_open_page_leads_to_the_provider(sandbox):
    payment = open_errand()
    answer = go(payment)
    assert (answer.status_code, answer.url) == (302, payment.checkout_url)


def test_a_page_that_is_not_there_yet_is_waited_for(sandbox):
    payment = open_errand(send=False)
    answer = go(payment)
    parse_strictly(answer)
    assert "Opening the payment page" in answer.content.decode()
    assert go(payment, **{"HX-Request": "true"}).status_code == 200
    run_all_jobs_even_later()
    here = reverse("checkout:go_to_payment", args=[payment.pk])
    assert go(payment, **{"HX-Request": "true"}).headers["HX-Redirect"] == here
    payment.refresh_from_db()
    assert go(payment).url == payment.checkout_url


def test_looking_changes_nothing(sandbox, django_assert_num_queries):
    """GET on the way there reads one row; the worker does the sending."""
    payment = open_errand(send=False)
    before = len(sandbox.control.requests)
    go(payment)
    assert len(sandbox.control.requests) == before


def test_the_way_to_a_page_that_has_ended_leads_where_it_should(sandbox):
    paid = paid_errand(sandbox, "er_1")
    assert go(paid).url == "/done/"
    closed = open_errand("er_2", send=False)
    close_checkout(by=None, payment=closed, at=now())
    assert go(closed).url == "/again/"
    ERRAND.gone.add("er_3")
    refused = paid_errand(sandbox, "er_3")
    assert go(refused).url == reverse("checkout:return_from_payment", args=[refused.pk])
