"""A message that never arrives: the provider is asked for it, and it is looked into like any other."""

from datetime import timedelta

import pytest

from payments.gateway.provider import gateway
from payments.webhooks.actions.fetch_undelivered import fetch_undelivered
from payments.webhooks.actions.receive_event import receive_event
from payments.webhooks.calculations.schedule import KINDS
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from payments.webhooks.tasks import fetch
from tests.payments.support import assert_books_agree, now, open_errand, run_all_jobs_even_later

pytestmark = pytest.mark.django_db(transaction=True)
LATER = timedelta(minutes=11)


@pytest.fixture
def nobody_home(sandbox):
    """The provider has an address for us at which nobody answers."""
    gateway().create_destination("http://127.0.0.1:9/hooks", list(KINDS))
    return sandbox


def paid_unheard(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    assert sandbox.control.wait_for_webhooks()
    assert not WebhookEvent.objects.exists()
    return payment


def test_what_never_arrived_is_asked_for_once_and_looked_into(nobody_home):
    payment = paid_unheard(nobody_home)
    assert fetch_undelivered(at=now() + LATER) == 2
    assert set(WebhookEvent.objects.values_list("kind", "style", "digest")) == {
        ("checkout.session.completed", "listed", ""),
        ("payment_intent.succeeded", "listed", ""),
    }
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.is_paid
    assert set(WebhookEvent.objects.values_list("state", flat=True)) == {EventState.DONE}
    assert_books_agree(nobody_home)
    assert fetch_undelivered(at=now() + 2 * LATER) == 0


def test_what_is_still_on_its_way_is_waited_for(nobody_home):
    paid_unheard(nobody_home)
    assert fetch_undelivered(at=now() + timedelta(minutes=9)) == 0


def test_what_came_meanwhile_under_its_own_name_is_not_kept_twice(nobody_home):
    paid_unheard(nobody_home)
    for letter in nobody_home.control.letters():
        receive_event(raw=letter.body, signature=letter.signature, at=now())
    kept = WebhookEvent.objects.count()
    assert fetch_undelivered(at=now() + LATER) == 0
    assert WebhookEvent.objects.count() == kept


def test_a_provider_that_does_not_answer_is_asked_again_in_an_hour(sandbox, caplog, settings):
    sandbox.control.fail_next("GET", "/v1/events", "500_no_effect")
    fetch()
    assert "did not say which messages were lost" in caplog.text
    settings.SANDBOX_ALLOWED = False
    fetch()
    assert not WebhookEvent.objects.exists()
