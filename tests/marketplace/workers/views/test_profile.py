"""A worker's own words, and the start of a worker's page."""

import pytest
from django.urls import reverse

from marketplace.workers.models import Worker
from tests.factories.marketplace import a_member, a_user, a_worker
from tests.factories.places import hebden
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = reverse("workers:profile")
WORDS = {"name": "Rosa L.", "headline": "Quiet", "bio": "I clean.", "languages": ["en", "pl"]}
BASE = {"place": "hx7 8ab", "area": "", "radius": "8000", "speed": "220", "extra_minutes": "5", "zone": "Europe/London"}


def test_words_are_changed_and_seen_again(client):
    worker = a_worker()
    client.force_login(worker.member.user)
    parse_strictly(client.get(URL))
    assert client.post(URL, WORDS)["Location"] == URL
    worker.refresh_from_db()
    assert (worker.name, worker.languages) == ("Rosa L.", ["en", "pl"])
    assert client.get(URL).context["form"]["bio"].value() == "I clean."


def test_a_page_needs_a_name(client):
    worker = a_worker()
    client.force_login(worker.member.user)
    response = client.post(URL, {**WORDS, "name": ""})
    assert response.status_code == 422
    assert "name" in response.context["form"].errors


def test_a_member_makes_their_page_in_one_form(client):
    hebden()
    member = a_member(a_user("Rosa Lane"))
    client.force_login(member.user)
    response = client.get(URL)
    parse_strictly(response)
    assert response.context["form"]["name"].value() == "Rosa Lane"
    client.post(URL, {**WORDS, **BASE})
    worker = Worker.objects.get()
    assert (worker.member, worker.base_area, worker.base_latitude_e6) == (member, "Hebden Bridge", 53_741_800)
    assert (worker.radius_metres, worker.travel_metres_per_minute) == (8_000, 220)


def test_a_place_nobody_knows_is_told_beside_it(client):
    client.force_login(a_member().user)
    response = client.post(URL, {**WORDS, **BASE})
    assert response.status_code == 422
    told = "We do not know this place. Try a postcode, or the name of a town nearby."
    assert response.context["base_form"].errors["place"] == [told]
    assert not Worker.objects.exists()


def test_somebody_who_is_no_worker_is_told_so(client):
    client.force_login(a_user("Cora Customer"))
    assert client.get(URL).status_code == 403
