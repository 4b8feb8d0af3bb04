"""The hint while a price is being typed."""

import pytest
from django.urls import reverse

from marketplace.services.models import Listing
from tests.factories.marketplace import a_trade, a_worker
from tests.marketplace.services.views.test_new_listing import ANSWERS

pytestmark = pytest.mark.django_db
URL = reverse("services:price_hint") + "?trade=cleaning"


@pytest.fixture(autouse=True)
def worker(client):
    a_trade("cleaning")
    worker = a_worker(radius_metres=8_000)
    client.force_login(worker.member.user)
    return worker


def test_it_answers_with_what_is_typed_now_and_saves_nothing(client):
    words = client.post(URL, ANSWERS).content.decode()
    assert "Of £40.00 for 2 hours you keep £36.80." in words
    assert not Listing.objects.exists()


def test_below_the_floor_it_says_so_before_saving(client):
    words = client.post(URL, {**ANSWERS, "price": "20"}).content.decode()
    assert "Below the members&#x27; lowest price, £15.00 an hour. Ask for at least £30.00." in words or (
        "Below the members' lowest price, £15.00 an hour. Ask for at least £30.00." in words
    )


def test_half_an_answer_gets_the_plain_words(client):
    response = client.post(URL, {**ANSWERS, "price": ""})
    assert response.status_code == 200
    assert "When title, price and length are there" in response.content.decode()
