"""Where a worker starts from."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_member, a_worker
from tests.factories.places import todmorden
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = reverse("workers:base")
ANSWERS = {"area": "The valley", "radius": "15000", "speed": "80", "extra_minutes": "0", "zone": "Europe/London"}


def test_an_empty_place_keeps_the_point_and_the_rest_changes(client):
    worker = a_worker()
    client.force_login(worker.member.user)
    parse_strictly(client.get(URL))
    client.post(URL, {**ANSWERS, "place": ""})
    before = worker.base_latitude_e6
    worker.refresh_from_db()
    assert (worker.base_latitude_e6, worker.base_area, worker.radius_metres) == (before, "The valley", 15_000)


def test_a_new_place_moves_the_point_and_says_which_was_found(client):
    todmorden()
    worker = a_worker()
    client.force_login(worker.member.user)
    response = client.post(URL, {**ANSWERS, "place": "todmorden"}, follow=True)
    worker.refresh_from_db()
    assert worker.base_latitude_e6 == 53_714_000
    assert "You start from Todmorden (OL14)." in response.content.decode()


def test_a_distance_that_is_none_of_the_choices_stays_on_offer(client):
    worker = a_worker(radius_metres=12_500)
    client.force_login(worker.member.user)
    assert ("12500", "12.5 km") in [
        (str(value), str(words)) for value, words in client.get(URL).context["form"].fields["radius"].choices
    ]


def test_without_a_page_there_is_nothing_to_move(client):
    client.force_login(a_member().user)
    assert client.get(URL)["Location"] == reverse("workers:profile")
