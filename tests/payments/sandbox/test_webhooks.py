"""Signed deliveries: one by one, held, reordered, doubled, tried again, and after a restart."""

import json

import pytest
import stripe

from payments.sandbox.server import SandboxServer
from payments.sandbox.webhooks import signed


@pytest.fixture
def shop(told, make_shop):
    return make_shop(told)


@pytest.fixture
def control(told):
    return told.control


def test_a_payment_is_told_in_thin_signed_notes_in_order(shop, receiver):
    intent = shop.paid()
    receiver.wait_for(2)
    first, second = receiver.notifications(shop.stripe)
    assert isinstance(first, stripe.events.V1PaymentIntentSucceededEventNotification)
    assert isinstance(second, stripe.events.V1CheckoutSessionCompletedEventNotification)
    assert first.related_object.id == intent.id
    assert first.fetch_related_object().amount == 5000
    assert second.fetch_related_object().payment_intent == intent.id


def test_a_note_carries_no_data_of_the_object(shop, receiver):
    shop.paid()
    receiver.wait_for(1)
    body = json.loads(receiver.deliveries[0][0])
    assert set(body) == {
        "id",
        "object",
        "type",
        "created",
        "livemode",
        "context",
        "reason",
        "related_object",
        "snapshot_event",
    }
    assert body["object"] == "v2.core.event"


def test_a_note_names_the_request_behind_it(shop, receiver):
    intent = shop.paid()
    refund = shop.v1.refunds.create({"payment_intent": intent.id, "amount": 100}, options={"idempotency_key": "op:9:0"})
    receiver.wait_for(3)
    reason = receiver.notifications(shop.stripe)[2].reason
    assert (reason.request.idempotency_key, reason.request.id) == ("op:9:0", refund.last_response.request_id)


def test_a_changed_body_or_another_secret_is_found_out(shop, receiver, secret):
    shop.paid()
    receiver.wait_for(1)
    body, signature = receiver.deliveries[0]
    for forged, word in ((body + b" ", secret), (body, "whsec_other")):
        with pytest.raises(stripe.SignatureVerificationError):
            shop.stripe.parse_event_notification(forged, signature, word)


def test_a_member_becoming_ready_is_told_with_data_that_must_be_fetched(shop, receiver, control):
    worker = shop.worker()
    assert control.wait_for_webhooks()
    note = receiver.notifications(shop.stripe)[-1]
    assert note.type == "v2.core.account[configuration.recipient].capability_status_updated"
    assert note.related_object.id == worker
    assert note.fetch_event().data.updated_capability == "stripe_balance.stripe_transfers"
    assert note.fetch_related_object().id == worker


@pytest.mark.parametrize(("order", "places"), [("fifo", [0, 1, 2]), ("reversed", [2, 1, 0])])
def test_held_notes_come_in_the_order_that_is_asked_for(shop, receiver, control, order, places):
    control.hold_webhooks()
    intent = shop.paid()
    control.refund_by_hand(intent.id, 100)
    assert control.deliver_now() == []
    assert receiver.deliveries == []
    attempts = control.release_webhooks(order=order)
    kinds = ["v1.payment_intent.succeeded", "v1.checkout.session.completed", "v1.refund.created"]
    assert [attempt.kind for attempt in attempts] == [kinds[place] for place in places]
    assert [note.type for note in receiver.notifications(shop.stripe)] == [kinds[place] for place in places]


def test_a_doubled_note_has_the_same_id(shop, receiver, control):
    control.hold_webhooks()
    shop.paid()
    control.release_webhooks(duplicate=4)
    ids = [note.id for note in receiver.notifications(shop.stripe)]
    assert (len(ids), len(set(ids))) == (8, 2)


def test_after_the_release_notes_come_by_themselves_again(shop, receiver, control):
    control.hold_webhooks()
    control.release_webhooks()
    assert not control.holds_webhooks
    shop.paid()
    receiver.wait_for(2)


def test_a_note_nobody_takes_is_tried_again_until_it_is(make_sandbox, make_shop, receiver, secret):
    receiver.answers = [500, 404, 200]
    server = make_sandbox(webhook_url=receiver.url, webhook_secret=secret, retry_after=(0, 0))
    make_shop(server)
    server.control.set_account(make_shop(server).worker(state=None), "pending")
    receiver.wait_for(4)
    bodies = [json.loads(body)["id"] for body, _signature in receiver.deliveries]
    assert len(set(bodies)) == 2
    assert server.control.wait_for_webhooks()
    assert [row["state"] for row in server.control.world.store.rows("SELECT state FROM deliveries")] == [
        "delivered"
    ] * 2


def test_a_receiver_that_is_away_loses_nothing_that_is_asked_for_again(make_sandbox, make_shop, receiver, secret):
    server = make_sandbox(webhook_url="http://127.0.0.1:9/hooks", webhook_secret=secret, retry_after=(3600,))
    shop = make_shop(server)
    shop.paid()
    assert server.control.wait_for_webhooks()
    waiting = shop.v1.events.list({"delivery_success": False})
    assert {event.type for event in waiting} == {"payment_intent.succeeded", "checkout.session.completed"}
    assert [attempt.status for attempt in server.control.deliver_now()] == [0, 0]


def test_after_the_last_try_a_note_is_given_up(make_sandbox, make_shop, receiver):
    receiver.answers = [500]
    server = make_sandbox(webhook_url=receiver.url, retry_after=(0,))
    make_shop(server).paid()
    receiver.wait_for(4)
    assert server.control.wait_for_webhooks()
    assert server.control.deliver_now() == []


def test_an_address_can_subscribe_to_some_events_over_the_interface(sandbox, make_shop, receiver):
    shop = make_shop(sandbox)
    made = shop.v2.core.event_destinations.create(
        {
            "name": "Shop",
            "type": "webhook_endpoint",
            "event_payload": "thin",
            "enabled_events": ["v1.refund.created"],
            "webhook_endpoint": {"url": receiver.url},
            "include": ["webhook_endpoint.signing_secret", "webhook_endpoint.url"],
        }
    )
    assert made.webhook_endpoint.url == receiver.url
    refunded = shop.paid()
    shop.v1.refunds.create({"payment_intent": refunded.id, "amount": 100})
    receiver.wait_for(1)
    notes = receiver.notifications(shop.stripe, made.webhook_endpoint.signing_secret)
    assert [note.type for note in notes] == ["v1.refund.created"]
    again = shop.v2.core.event_destinations.retrieve(made.id, {"include": ["webhook_endpoint.url"]})
    assert again.webhook_endpoint.signing_secret is None


def test_an_old_style_address_gets_the_whole_object(sandbox, make_shop, receiver):
    shop = make_shop(sandbox)
    made = shop.v2.core.event_destinations.create(
        {
            "name": "Old",
            "type": "webhook_endpoint",
            "event_payload": "snapshot",
            "enabled_events": ["checkout.session.completed"],
            "webhook_endpoint": {"url": receiver.url},
            "include": ["webhook_endpoint.signing_secret"],
        }
    )
    intent = shop.paid()
    receiver.wait_for(1)
    body, signature = receiver.deliveries[0]
    event = shop.stripe.construct_event(body, signature, made.webhook_endpoint.signing_secret)
    assert (event.type, event.data.object.payment_intent) == ("checkout.session.completed", intent.id)
    assert event.api_version == stripe.api_version


def test_an_address_can_be_switched_off_on_and_forgotten(sandbox, make_shop, receiver):
    shop = make_shop(sandbox)
    destinations = shop.v2.core.event_destinations
    made = destinations.create(
        {
            "name": "Shop",
            "type": "webhook_endpoint",
            "event_payload": "thin",
            "enabled_events": ["*"],
            "webhook_endpoint": {"url": receiver.url},
        }
    )
    assert destinations.disable(made.id).status == "disabled"
    shop.paid()
    assert destinations.enable(made.id).status == "enabled"
    destinations.ping(made.id)
    receiver.wait_for(1)
    assert [json.loads(body)["type"] for body, _ in receiver.deliveries] == ["v2.core.event_destination.ping"]
    changed = destinations.update(made.id, {"name": "New", "enabled_events": ["v1.refund.created"]})
    assert (changed.name, changed.enabled_events) == ("New", ["v1.refund.created"])
    assert destinations.delete(made.id).id == made.id
    assert destinations.list().data == []


def test_a_signature_with_two_secrets_satisfies_both_sides_of_a_change(shop):
    body = json.dumps({"id": "evt_1", "object": "v2.core.event", "type": "x", "created": "", "livemode": False})
    header = signed(body, ["whsec_old", "whsec_new"])
    for secret in ("whsec_old", "whsec_new"):
        assert shop.stripe.parse_event_notification(body, header, secret).id == "evt_1"


def test_letters_can_be_posted_by_a_test_itself(sandbox, make_shop):
    shop = make_shop(sandbox)
    shop.paid()
    letters = sandbox.control.letters("v1.checkout.session.completed")
    assert len(letters) == 1
    note = shop.stripe.parse_event_notification(letters[0].body, letters[0].signature, "whsec_sandbox")
    assert note.id == letters[0].event_id


def test_what_was_not_delivered_before_a_restart_is_delivered_after_it(tmp_path, make_shop, receiver, secret):
    state = str(tmp_path / "sandbox.sqlite3")
    with SandboxServer(state, webhook_url="http://127.0.0.1:9/", retry_after=(0,) * 8) as server:
        server.control.hold_webhooks()
        make_shop(server).paid()
    with SandboxServer(state, webhook_url=receiver.url, webhook_secret=secret) as server:
        assert server.control.holds_webhooks
        assert [attempt.status for attempt in server.control.release_webhooks()] == [200, 200]


def test_letters_can_be_old_from_tomorrow_or_of_the_old_kind(sandbox, make_shop, now):
    shop = make_shop(sandbox)
    shop.paid()
    kind = "v1.checkout.session.completed"
    old = sandbox.control.letters(kind, at=now - 3600)[0]
    with pytest.raises(stripe.SignatureVerificationError, match="tolerance"):
        shop.stripe.parse_event_notification(old.body, old.signature, "whsec_sandbox")
    early = sandbox.control.letters(kind, at=now + 3600)[0]
    assert early.signature.startswith(f"t={now + 3600},")
    whole = sandbox.control.letters(kind, payload="snapshot")[0]
    event = shop.stripe.construct_event(whole.body, whole.signature, "whsec_sandbox")
    assert event.type == "checkout.session.completed"


def test_an_event_can_be_invented(sandbox, make_shop):
    subject = {"id": "cs_gone", "type": "checkout.session", "url": "/v1/checkout/sessions/cs_gone"}
    letter = sandbox.control.invented("v1.moon.full", subject, livemode=True)
    note = make_shop(sandbox).stripe.parse_event_notification(letter.body, letter.signature, "whsec_sandbox")
    assert (note.type, note.livemode, note.related_object.id) == ("v1.moon.full", True, "cs_gone")
    assert sandbox.control.events() == []


def test_a_receiver_may_ask_the_sandbox_while_it_receives(make_sandbox, make_shop, receiver, secret):
    """The usual way: each note makes the shop fetch the object. Neither side may wait for the other."""
    server = make_sandbox(webhook_url=receiver.url, webhook_secret=secret)
    shop = make_shop(server)
    receiver.on_delivery = lambda: make_shop(server).v1.balance.retrieve()
    server.control.hold_webhooks()
    shop.paid()
    assert [attempt.status for attempt in server.control.release_webhooks()] == [200, 200]
    shop.paid()
    receiver.wait_for(4)
    assert server.control.wait_for_webhooks()
