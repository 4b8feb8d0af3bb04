"""What a page says of itself to search engines, against what it shows to people."""

import json
import re
from datetime import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from cms.pages.models import EventPage
from tests.factories.cast import a_bookable_listing, a_customer
from tests.factories.front import an_event, one_of_each
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(frozen, noon, settings):
    frozen(noon)
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"  # payments are open; nobody calls the look-alike


def words_of(node):
    return " ".join("".join(node.itertext()).split())


def told_and_shown(client, path):
    """The one object of schema.org on the page, and the page itself."""
    response = client.get(path)
    tree = parse_strictly(response)
    (data,) = [node.text for node in tree.iter("script") if node.get("type") == "application/ld+json"]
    (told,) = json.loads(data)["@graph"]
    return told, tree


def by_class(tree, name):
    return [words_of(node) for node in tree.iter() if name in str(node.get("class") or "").split()]


def test_the_front_page_tells_of_the_business_by_the_name_and_sentence_it_shows(client):
    told, tree = told_and_shown(client, "/")
    assert told["@type"] == "LocalBusiness"
    assert told["name"] == "Tidewater Co-op"
    assert told["name"] in words_of(next(tree.iter("header")))
    assert told["url"] == "http://testserver/"


@pytest.mark.parametrize(
    ("facts", "unit", "note"),
    [
        ({}, None, "for 2 hours"),
        (
            {"price_shape": "hourly", "price_minor": 2150, "min_minutes": 60, "max_minutes": 240},
            "HUR",
            "for 1 hour, up to 4 hours",
        ),
    ],
)
def test_an_offer_has_the_price_the_name_and_the_person_that_the_page_shows(client, facts, unit, note):
    listing = a_bookable_listing(**facts)
    told, tree = told_and_shown(client, reverse("services:listing", args=[listing.slug]))
    offer = told["offers"]
    assert (told["@type"], offer["@type"], told["provider"]["@type"]) == ("Service", "Offer", "Person")
    assert told["name"] == words_of(tree.find(".//h1"))
    assert told["serviceType"] == by_class(tree, "kicker")[0]
    shown = re.search(r"£([\d.,]+)", by_class(tree, "price-sheet__title")[0])[1]
    assert (Decimal(offer["price"]), offer["priceCurrency"]) == (Decimal(shown), "GBP")
    assert offer.get("priceSpecification", {}).get("unitCode") == unit
    assert by_class(tree, "price-sheet__note")[0] == note
    person = told["provider"]["url"].removeprefix("http://testserver")
    assert person in [node.get("href") for node in tree.iter("a")]
    assert told["provider"]["name"] in words_of(tree.find(".//main"))
    assert told["areaServed"] in words_of(tree.find(".//main"))


def test_what_cannot_be_booked_is_no_offer(client):
    listing = a_bookable_listing()
    listing.state = "paused"
    listing.save()
    response = client.get(reverse("services:listing", args=[listing.slug]))
    assert response.status_code == 200
    assert "ld+json" not in response.text


def test_an_event_is_told_with_the_times_the_place_and_the_state_it_shows(client):
    page = one_of_each()["event"]
    told, tree = told_and_shown(client, page.url)
    assert (told["@type"], told["name"]) == ("Event", words_of(tree.find(".//h1")))
    (shown,) = [node.get("datetime") for node in tree.find(".//main").iter("time")]
    assert datetime.fromisoformat(told["startDate"]) == datetime.fromisoformat(shown)
    assert datetime.fromisoformat(told["endDate"]) == page.ends_at
    assert told["location"] == {"@type": "Place", "name": "Town Hall", "address": "St George’s Square"}
    facts = by_class(tree, "summary")[0]
    assert "Town Hall" in facts
    assert "St George’s Square" in facts
    assert told["eventStatus"] == "https://schema.org/EventScheduled"


def test_an_event_that_is_called_off_says_so_to_both(client):
    page = an_event(one_of_each()["events"], title="Not this time", called_off=True)
    told, tree = told_and_shown(client, page.url)
    assert told["eventStatus"] == "https://schema.org/EventCancelled"
    assert "Called off" in words_of(tree.find(".//main"))


def test_an_event_online_is_at_an_address_of_the_web(client):
    page = an_event(one_of_each()["events"], title="Online", address="", online_url="https://meet.example/1")
    told, _tree = told_and_shown(client, EventPage.objects.get(pk=page.pk).url)
    assert told["location"] == {"@type": "VirtualLocation", "url": "https://meet.example/1"}


def test_whoever_is_signed_in_reads_none_of_it(client):
    page = one_of_each()["event"]
    client.force_login(a_customer(), backend="django.contrib.auth.backends.ModelBackend")
    assert "ld+json" not in client.get(page.url).text
