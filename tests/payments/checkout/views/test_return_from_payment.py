"""Back from the hosted page: paid, pending, refused, given up; with the provider answering or not."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tests.payments.support import ERRAND, open_errand, run_all_jobs_even_later, some_float
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db(transaction=True)


def come_back(payment, **headers):
    return Client().get(reverse("checkout:return_from_payment", args=[payment.pk]), headers=headers)


def test_a_paid_person_is_led_to_what_they_paid_for(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    answer = come_back(payment)
    assert (answer.status_code, answer.url) == (302, "/done/")
    assert ERRAND.asked == ["er_1"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_slow_payment_is_waited_for_and_the_page_asks_again(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "processing")
    answer = come_back(payment)
    assert answer.status_code == 200
    page = parse_strictly(answer)
    here = reverse("checkout:return_from_payment", args=[payment.pk])
    waiting = [node for node in page.iter() if isinstance(node.tag, str) and node.get("hx-get")]
    assert [(node.get("hx-get"), node.get("hx-trigger")) for node in waiting] == [(here, "every 2s")]
    assert here in [node.get("href") for node in page.iter("a")]  # without JavaScript
    fragment = come_back(payment, **{"HX-Request": "true"})
    assert fragment.status_code == 200
    assert b"<html" not in fragment.content
    sandbox.control.finish_processing(payment.session_id, paid=True)
    onward = come_back(payment, **{"HX-Request": "true"})
    assert onward.headers["HX-Redirect"] == here
    assert come_back(payment).url == "/done/"


def test_money_that_goes_back_is_explained(sandbox):
    some_float(sandbox)
    payment = open_errand()
    ERRAND.gone.add("er_1")
    sandbox.control.pay(payment.session_id, "succeed")
    answer = come_back(payment)
    text = answer.content.decode()
    parse_strictly(answer)
    assert "Your payment is being refunded" in text
    assert "Somebody else has taken this time." in text
    assert "£80.00" in text
    assert 'href="/again/"' in text
    run_all_jobs_even_later()
    assert "Your payment is being refunded" in come_back(payment).content.decode()


def test_a_closed_page_says_that_nothing_was_charged(sandbox):
    payment = open_errand()
    sandbox.control.expire(payment.session_id)
    answer = come_back(payment)
    parse_strictly(answer)
    assert "You have not been charged" in answer.content.decode()


def test_where_the_provider_does_not_answer_the_page_waits_with_the_person(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    sandbox.control.fail_next("GET", "/v1/checkout/sessions", "html_502")
    answer = come_back(payment)
    assert answer.status_code == 200
    assert "Your payment is being confirmed" in answer.content.decode()
    assert come_back(payment).url == "/done/"


def test_another_page_s_id_does_not_lead_here(sandbox):
    payment = open_errand()
    url = reverse("checkout:return_from_payment", args=[payment.pk])
    assert Client().get(url, {"session_id": "cs_other"}).status_code == 404
    assert Client().get(url, {"session_id": payment.session_id}).status_code == 200
    unknown = reverse("checkout:return_from_payment", args=[uuid.uuid4()])
    assert Client().get(unknown).status_code == 404
