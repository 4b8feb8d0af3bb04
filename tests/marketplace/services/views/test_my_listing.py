"""One of a worker's listings."""

import pytest
from django.urls import reverse

from foundation.audit.models import AuditRecord
from tests.factories.hours import open_all_week
from tests.factories.marketplace import a_draft, a_listing, a_trade, a_worker
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def page(client, listing):
    client.force_login(listing.worker.member.user)
    response = client.get(reverse("services:my_listing", args=[listing.slug]))
    parse_strictly(response)
    return response


def press(client, name, listing):
    client.force_login(listing.worker.member.user)
    return client.post(reverse(f"services:{name}", args=[listing.slug]), follow=True)


def test_it_says_what_an_hour_really_leaves(client):
    words = page(client, a_listing(a_worker(radius_metres=8_000), setup_minutes=10)).content.decode()
    assert "Of £40.00 for 2 hours you keep £36.80." in words
    assert "10 minutes to set up and clear up, about 30 minutes on the way there and back (4 km each way)" in words
    assert "£13.80" in words
    assert "At least the local living wage, £13.45." in words


def test_a_price_that_leaves_too_little_is_said_kindly(client):
    words = page(client, a_listing(price_minor=1500, min_minutes=60)).content.decode()
    assert "Less than the local living wage" in words


def test_the_checklist_says_what_is_there(client):
    draft = a_draft(trade=a_trade("care", required_checks=["identity"]))
    lines = [(line["text"], line["met"]) for line in page(client, draft).context["lines"]]
    assert lines == [
        ("Says what is included", False),
        ("Has at least one picture", False),
        ("Papers seen by the office: Identity", False),
        ("Your weekly hours are set", False),
    ]
    open_all_week(draft.worker)
    assert page(client, draft).context["lines"][3]["met"] is True


def test_the_buttons_fit_the_state(client):
    shown = page(client, a_draft()).context
    assert [shown[key] for key in ("can_publish", "can_pause", "can_archive", "can_restore")] == [
        True,
        False,
        True,
        False,
    ]
    shown = page(client, a_listing()).context
    assert [shown[key] for key in ("can_publish", "can_pause", "can_archive", "can_restore")] == [
        False,
        True,
        True,
        False,
    ]


def test_the_buttons_do_what_they_say(client):
    draft = a_draft()
    for name, state, told in (
        ("publish", "live", "It is live."),
        ("pause", "paused", "Paused."),
        ("archive", "archived", "Taken down."),
        ("restore", "draft", "It is a draft again."),
    ):
        response = press(client, name, draft)
        draft.refresh_from_db()
        assert draft.state == state
        assert told in response.content.decode()
    assert AuditRecord.objects.filter(verb="listing.archived").count() == 1


def test_publishing_without_papers_is_told_in_a_sentence(client):
    response = press(client, "publish", a_draft(trade=a_trade("care", required_checks=["identity"])))
    assert response.status_code == 409
    assert "Ask the co-op&#x27;s office to see your papers" in response.content.decode()


@pytest.mark.parametrize("name", ["publish", "pause", "archive", "restore"])
def test_nothing_happens_by_looking_or_to_others(client, name):
    listing = a_listing()
    address = reverse(f"services:{name}", args=[listing.slug])
    client.force_login(listing.worker.member.user)
    assert client.get(address).status_code == 405
    client.force_login(a_worker("Tom Greenwood").member.user)
    assert client.post(address).status_code == 404
