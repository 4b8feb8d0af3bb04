"""The door for the provider's messages: what is let in, and what is not."""

import json
import time
from datetime import UTC, datetime

import pytest
import stripe
from django.test import Client
from django.urls import reverse

from foundation.jobs.testing import waiting_jobs
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from tests.payments.support import ERRAND, SECRET, open_errand, run_all_jobs_even_later

pytestmark = pytest.mark.django_db(transaction=True)


def a_letter(sandbox, outcome="succeed"):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, outcome)
    return sandbox.control.letters("v1.checkout.session.completed")[-1]


def sign(body, secret=SECRET, at=None):
    text = body.decode() if isinstance(body, bytes) else body
    return stripe.WebhookSignature.generate_signature_header(text, secret, int(at or time.time()))


def post(body, signature, **headers):
    named = {"Stripe-Signature": signature} if signature is not None else {}
    return Client(enforce_csrf_checks=True).post(
        reverse("webhooks:receive"), body, content_type="application/json", headers={**named, **headers}
    )


def test_a_signed_message_is_kept_answered_at_once_and_looked_into_by_the_worker(sandbox):
    letter = a_letter(sandbox)
    requests = len(sandbox.control.requests)
    assert post(letter.body, letter.signature).status_code == 200
    event = WebhookEvent.objects.get()
    assert (event.kind, event.object_type, event.style) == ("checkout.session.completed", "checkout.session", "thin")
    assert event.state == EventState.NEW
    # The answer waited for nobody: no call to the provider, one job.
    assert len(sandbox.control.requests) == requests
    assert len(waiting_jobs("payments.webhooks.process")) == 1
    run_all_jobs_even_later()
    event.refresh_from_db()
    assert event.state == EventState.DONE
    assert ERRAND.asked == ["er_1"]


def test_the_same_message_again_is_one_row_and_one_job(sandbox):
    letter = a_letter(sandbox)
    assert [post(letter.body, letter.signature).status_code for _ in range(3)] == [200, 200, 200]
    assert WebhookEvent.objects.count() == 1
    assert len(waiting_jobs("payments.webhooks.process")) == 1


@pytest.mark.parametrize(
    "signature",
    [None, "", "nonsense", "t=abc,v1=00", "v1=00", "t=1,v1=00"],
    ids=["absent", "empty", "nonsense", "no time", "time missing", "wrong"],
)
def test_a_message_without_a_valid_signature_is_refused(sandbox, signature):
    assert post(a_letter(sandbox).body, signature).status_code == 400
    assert WebhookEvent.objects.count() == 0


def test_a_signature_with_another_secret_is_refused(sandbox):
    letter = a_letter(sandbox)
    assert post(letter.body, sign(letter.body, "whsec_somebody_else")).status_code == 400


def test_a_changed_body_is_refused_even_if_it_means_the_same(sandbox):
    letter = a_letter(sandbox)
    again = json.dumps(json.loads(letter.body), indent=1).encode()
    assert post(again, letter.signature).status_code == 400


@pytest.mark.parametrize(("age", "status"), [(-290, 200), (-310, 400), (290, 200), (310, 400)])
def test_a_message_is_neither_old_nor_from_the_future(sandbox, monkeypatch, frozen, age, status):
    letter, moment = a_letter(sandbox), time.time()
    monkeypatch.setattr(time, "time", lambda: moment)
    frozen(datetime.fromtimestamp(moment, UTC))
    signature = sign(letter.body, at=moment + age)
    assert post(letter.body, signature).status_code == status


def test_any_of_several_secrets_will_do_while_they_are_changed(sandbox, settings):
    settings.STRIPE_WEBHOOK_SECRETS = ["whsec_new", "whsec_old"]
    letter = a_letter(sandbox)
    assert post(letter.body, sign(letter.body, "whsec_old")).status_code == 200
    assert post(letter.body, sign(letter.body, "whsec_new")).status_code == 200


def test_without_any_secret_nothing_is_believed(sandbox, settings):
    settings.STRIPE_WEBHOOK_SECRETS = []
    letter = a_letter(sandbox)
    assert post(letter.body, sign(letter.body, "x")).status_code == 400
    settings.STRIPE_WEBHOOK_SECRETS = [""]
    assert post(letter.body, letter.signature).status_code == 400


def test_a_large_body_is_refused_unread(sandbox):
    body = b'{"pad": "' + b"x" * (64 * 1024) + b'"}'
    assert post(body, sign(body)).status_code == 413
    assert WebhookEvent.objects.count() == 0


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{}", b'{"object": "v2.core.event"}', b"\xff\xfe", b"{"])
def test_a_signed_body_that_is_no_event_is_refused_without_a_stumble(sandbox, body):
    signature = sign(body.decode("latin-1")) if body == b"\xff\xfe" else sign(body)
    assert post(body, signature).status_code == 400


def snapshot_of(payment, kind="checkout.session.completed", live=False, event="evt_1"):
    about = {"id": payment.session_id, "object": "checkout.session", "customer_details": {"email": "a@example.org"}}
    body = {
        "id": event,
        "object": "event",
        "type": kind,
        "api_version": "2026-10-28.endive",
        "created": int(time.time()),
        "livemode": live,
        "pending_webhooks": 1,
        "data": {"object": about},
    }
    return json.dumps(body).encode()


def test_a_classic_event_on_the_same_address_is_a_reason_to_look_as_well(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    body = snapshot_of(payment)
    assert post(body, sign(body)).status_code == 200
    event = WebhookEvent.objects.get()
    assert (event.style, event.object_id) == ("snapshot", payment.session_id)
    run_all_jobs_even_later()
    assert ERRAND.asked == ["er_1"]


def test_what_a_classic_event_says_is_not_believed_only_looked_into(sandbox):
    """The body claims the page was paid; the provider knows better."""
    payment = open_errand()
    body = snapshot_of(payment)
    post(body, sign(body))
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.state == "none"


def test_no_personal_data_of_a_classic_event_is_kept(sandbox):
    body = snapshot_of(open_errand())
    post(body, sign(body))
    row = WebhookEvent.objects.values().get()
    assert "a@example.org" not in str(row)


def test_a_message_about_real_money_in_the_sandbox_is_kept_and_left_alone(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    body = snapshot_of(payment, live=True)
    assert post(body, sign(body)).status_code == 200
    assert WebhookEvent.objects.get().state == EventState.IGNORED
    run_all_jobs_even_later()
    assert ERRAND.asked == []


def test_a_kind_we_know_nothing_of_is_kept_and_left_alone(sandbox):
    body = json.dumps(
        {
            "id": "evt_2",
            "object": "v2.core.event",
            "type": "v1.surprise.happened",
            "created": "2026-06-01T00:00:00.000Z",
            "livemode": False,
            "related_object": {"id": "sur_1", "type": "surprise", "url": "/v1/surprises/sur_1"},
        }
    ).encode()
    assert post(body, sign(body)).status_code == 200
    assert WebhookEvent.objects.get().state == EventState.IGNORED


def test_an_event_about_nothing_is_kept_and_left_alone(sandbox):
    body = json.dumps(
        {
            "id": "evt_3",
            "object": "v2.core.event",
            "type": "v2.surprise.announced",
            "created": "2026-06-01T00:00:00.000Z",
            "livemode": False,
        }
    ).encode()
    assert post(body, sign(body)).status_code == 200
    assert WebhookEvent.objects.get().state == EventState.IGNORED


def test_only_posting_is_answered(sandbox):
    assert Client().get(reverse("webhooks:receive")).status_code == 405


def test_without_a_provider_the_door_says_so(settings):
    settings.SANDBOX_ALLOWED = False
    assert post(b"{}", sign(b"{}")).status_code == 503


def test_the_provider_itself_delivers_over_http(sandbox, live_server):
    """The whole way round: the look-alike signs, posts, and our worker takes the payment."""
    from payments.gateway.provider import gateway

    destination = gateway().create_destination(live_server.url + reverse("webhooks:receive"), ["*"])
    assert destination.secret.startswith("whsec_")
    assert destination.secret not in repr(destination)
    from django.test import override_settings

    with override_settings(STRIPE_WEBHOOK_SECRETS=[destination.secret]):
        payment = open_errand()
        sandbox.control.pay(payment.session_id, "succeed")
        assert sandbox.control.wait_for_webhooks()
        assert WebhookEvent.objects.filter(kind="checkout.session.completed").count() == 1
        run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.is_paid
