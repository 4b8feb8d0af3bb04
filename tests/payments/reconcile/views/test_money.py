"""The treasurer's desk: for those who keep the money, honest in every state, at a fixed price in queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.money.formatting import format_minor
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.operations.models import Operation
from payments.reconcile.actions.prove_books import prove_books
from payments.reconcile.actions.reconcile import reconcile
from payments.reconcile.models import Run
from payments.webhooks.actions.receive_event import receive_event
from payments.webhooks.models import WebhookEvent
from payments.webhooks.queries.events import disputes_open
from tests.payments.support import now, open_errand, paid_errand, some_float
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/office/money/"


def text_of(client):
    answer = client.get(URL)
    assert answer.status_code == 200
    parse_strictly(answer)
    return answer.content.decode()


def compare():
    return reconcile(by=None, at=now() + timedelta(seconds=5))


def a_message(number, *, state="new", received_at=None, error=""):
    return WebhookEvent.objects.create(
        pk=f"evt_{number}", provider="sandbox", kind="v1.refund.updated", object_type="refund", object_id=f"re_{number}",
        style="thin", digest="0" * 64, received_at=received_at or now(), state=state, error=error,
    )  # fmt: skip


def test_it_is_for_those_who_keep_the_money(sandbox, tess, somebody):
    assert reverse("reconcile:money") == URL
    assert "login" in Client().get(URL).url
    assert somebody.get(URL).status_code == 403
    answer = tess.get(URL)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


def test_before_the_first_comparison_it_says_what_will_be_there(sandbox, tess):
    text = text_of(tess)
    assert "Not compared yet" in text
    assert "Compare and prove now" in text
    assert "not yet" in text


def test_where_everything_agrees_the_figures_stand_side_by_side(sandbox, tess):
    some_float(sandbox)
    compare()
    prove_books(by=None, at=now())
    text = text_of(tess)
    assert "Everything agrees" in text
    provider, own = (format_minor(Run.objects.get().figures["GBP"][name], "GBP") for name in ("provider", "own_share"))
    assert (provider, own) == ("£492.30", "£492.30")
    assert text.count("£492.30") >= 3
    assert "all hold" in text
    assert "What differs, and what to do" not in text


def test_a_promise_whose_money_went_to_the_bank_says_what_to_send_back(sandbox, tess):
    some_float(sandbox)
    pairs = [Pair("3900:2026", "2440:m_anna", 50000), Pair("1000", "4090", 5000)]
    post_journal(kind="test", pairs=pairs, idempotency_key="d", unit="GBP", at=now())
    assert compare().ok
    text = text_of(tess)
    assert "The bank holds £7.70 of what members were promised." in text
    assert "Everything agrees" in text


def test_differences_come_in_plain_words_with_what_to_do(sandbox, tess):
    paid_errand(sandbox)
    post_journal(kind="wrong", pairs=[Pair("1011", "4090", 700)], idempotency_key="w", unit="GBP", at=now())
    run = compare()
    prove_books(by=None, at=now())
    assert not run.ok
    text = text_of(tess)
    assert "Something does not agree" in text
    assert "our books say £85.60" in text
    assert "ask the provider for a statement" in text
    assert "Proofs that do not hold" in text


def test_what_waits_is_counted_and_what_needs_a_person_is_explained(sandbox, tess):
    at = now()
    open_errand(send=False, at=at - timedelta(hours=3))
    a_message(1, received_at=at - timedelta(days=4))
    a_message(2, state="needs_person", error="unknown-object")
    other = open_errand("er_2", send=False)
    Operation.objects.filter(pk=other.operation_id).update(state="needs_person", error="unclear")
    text = text_of(tess)
    assert "the longest for 3 hours" in text
    assert "the longest for 4 days" in text
    assert "Needs a person" in text
    assert "It is not known whether it happened" in text
    assert "unknown-object" in text


def deliver(sandbox, kind):
    """As the provider sends it, signature and all."""
    letter = sandbox.control.letters(kind)[-1]
    receive_event(raw=letter.body, signature=letter.signature, at=now())


def test_a_disputed_payment_stands_there_with_what_to_do_until_it_is_decided(sandbox, tess):
    payment = paid_errand(sandbox)
    dispute = sandbox.control.open_dispute(payment.intent_id)
    deliver(sandbox, "v1.charge.dispute.created")
    text = text_of(tess)
    assert f"disputes a payment ({dispute['id']})" in text
    assert "before the day it names there" in text
    sandbox.control.close_dispute(dispute["id"], "won")
    deliver(sandbox, "v1.charge.dispute.closed")
    assert "disputes a payment" not in text_of(tess)


def test_a_dispute_told_twice_is_one(sandbox):
    payment = paid_errand(sandbox)
    sandbox.control.open_dispute(payment.intent_id)
    deliver(sandbox, "v1.charge.dispute.created")
    first = WebhookEvent.objects.get(kind="charge.dispute.created")
    WebhookEvent.objects.create(
        pk=f"{first.pk}_again", **{name: getattr(first, name) for name in (
            "provider", "kind", "object_type", "object_id", "style", "digest", "received_at", "state")}
    )  # fmt: skip
    assert list(disputes_open()) == [first]


def test_without_a_provider_the_page_says_so(settings, tess):
    settings.SANDBOX_ALLOWED = False
    assert "No payment provider is in use" in text_of(tess)


def test_the_page_costs_the_same_at_one_row_and_at_three(sandbox, tess):
    def rows(number):
        compare()
        a_message(number, state="needs_person", error="unknown-object")
        Run.objects.filter(pk=Run.objects.latest("at").pk).update(ok=False)

    rows(1)
    text_of(tess)
    with CaptureQueriesContext(connection) as one:
        tess.get(URL)
    rows(2)
    rows(3)
    with CaptureQueriesContext(connection) as three:
        tess.get(URL)
    own = [query for query in one if '"payments_' in query["sql"]]
    assert len(own) == 10
    assert len(three) == len(one)
