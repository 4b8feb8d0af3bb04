"""Looking for what happened, without any delivery."""

from stripe.events._event_classes import get_v2_event_notification_class

from payments.sandbox.events import TYPES


def test_snapshots_are_listed_by_kind_and_page(shop):
    for _ in range(3):
        shop.paid()
    wanted = {"type": "checkout.session.completed", "limit": 2}
    events = list(shop.v1.events.list(wanted).auto_paging_iter())
    assert [event.type for event in events] == ["checkout.session.completed"] * 3
    assert events[0].data.object.payment_status == "paid"
    assert shop.v1.events.retrieve(events[0].id).id == events[0].id
    both = shop.v1.events.list({"types": ["payment_intent.succeeded", "checkout.session.completed"], "limit": 100})
    assert len(both.data) == 6
    assert len(shop.v1.events.list({"type": "payment_intent.*", "limit": 100}).data) == 3


def test_a_snapshot_shows_the_object_as_it_was_then(shop):
    intent = shop.paid(5000)
    shop.v1.refunds.create({"payment_intent": intent.id, "amount": 100})
    shop.v1.payment_intents.update(intent.id, {"metadata": {"later": "yes"}})
    event = shop.v1.events.list({"type": "payment_intent.succeeded"}).data[0]
    assert "later" not in event.data.object.metadata.to_dict()


def test_thin_events_are_listed_by_object_kind_time_and_page(shop, control):
    first, second = shop.paid(), shop.paid()
    about = [event.type for event in shop.v2.core.events.list({"object_id": first.id})]
    assert about == ["v1.payment_intent.succeeded"]
    paged = [event.related_object.id for event in shop.v2.core.events.list({"limit": 1}).auto_paging_iter()]
    assert len(paged) == 4
    assert paged[1] == second.id
    kinds = {"types": ["v1.checkout.session.completed"]}
    assert len(shop.v2.core.events.list(kinds).data) == 2
    start = control.events()[0]["created"]
    assert len(shop.v2.core.events.list({"created": {"gte": start}}).data) == 4
    assert shop.v2.core.events.list({"created": {"lt": start}}).data == []


def test_a_page_of_thin_events_keeps_asking_the_same_question(shop):
    for _ in range(3):
        shop.paid()
    kinds = {"types": ["v1.payment_intent.succeeded"], "limit": 2}
    found = list(shop.v2.core.events.list(kinds).auto_paging_iter())
    assert [event.type for event in found] == ["v1.payment_intent.succeeded"] * 3


def test_a_thin_event_leads_to_its_snapshot(shop, control):
    shop.paid()
    thin = control.events("v1.payment_intent.succeeded")[0]
    assert shop.v1.events.retrieve(thin["snapshot_event"]).type == "payment_intent.succeeded"


def test_all_kinds_of_events_are_known_to_the_sdk():
    known = [get_v2_event_notification_class(kind) for kind in TYPES]
    assert len(set(known)) == len(TYPES) == 25
    assert get_v2_event_notification_class("v1.nonsense") not in known
