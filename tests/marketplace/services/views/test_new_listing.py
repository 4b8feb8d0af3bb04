"""Making a listing in one sitting."""

import pytest
from django.urls import reverse

from marketplace.services.models import Listing
from tests.factories.marketplace import a_trade, a_worker
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = reverse("services:new_listing")
ANSWERS = {
    "title": "Weekly home clean",
    "price_shape": "fixed",
    "price": "40",
    "min_minutes": "120",
    "grid_minutes": "30",
    "setup_minutes": "10",
    "wrapup_minutes": "0",
    "lead_minutes": "1440",
    "horizon_days": "30",
    "place_mode": "at_customer",
    "cancellation_tier": "standard",
    "extra-TOTAL_FORMS": "2",
    "extra-INITIAL_FORMS": "0",
    "extra-0-name": "Inside the oven",
    "extra-0-price": "14.00",
    "extra-0-minutes": "45",
    "extra-0-most": "1",
    "extra-1-name": "",
}


@pytest.fixture
def worker(client):
    worker = a_worker()
    client.force_login(worker.member.user)
    return worker


@pytest.fixture
def cleaning():
    template = {
        "title": "Weekly home clean",
        "includes": "Kitchen\nBathroom",
        "minutes": 150,
        "extras": [{"name": "Inside the oven", "price_minor": 1400, "minutes": 45}],
    }
    return a_trade("cleaning", template=template)


def post(client, **changes):
    return client.post(f"{URL}?trade=cleaning", {**ANSWERS, **changes})


def test_first_comes_the_trade(client, worker, cleaning):
    response = client.get(URL)
    parse_strictly(response)
    assert f"{URL}?trade=cleaning" in response.content.decode()


def test_the_trade_fills_in_what_it_knows(client, worker, cleaning):
    response = client.get(f"{URL}?trade=cleaning")
    parse_strictly(response)
    form, extras = response.context["form"], response.context["extras"]
    assert form["includes"].value() == "Kitchen\nBathroom"
    assert form["min_minutes"].value() == 150
    assert "For example: Weekly home clean" in response.content.decode()
    assert extras[0]["name"].value() == "Inside the oven"


def test_saving_makes_a_draft_and_leads_to_it(client, worker, cleaning):
    response = post(client)
    listing = Listing.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("services:my_listing", args=[listing.slug]))
    assert (listing.state, listing.price_minor, listing.setup_minutes) == ("draft", 4000, 10)
    assert list(listing.extras.values_list("name", "price_minor", "minutes")) == [("Inside the oven", 1400, 45)]


def test_a_trades_own_extras_left_as_they_are_are_kept(client, worker, cleaning):
    post(client, **{"extra-INITIAL_FORMS": "1"})
    assert list(Listing.objects.get().extras.values_list("name", flat=True)) == ["Inside the oven"]


def test_a_price_below_the_floor_is_told_beside_the_price(client, worker, cleaning):
    response = post(client, price="20")
    assert response.status_code == 422
    parse_strictly(response)
    told = "The members agreed that an hour of this work costs at least £15.00. Ask for at least £30.00."
    assert response.context["form"].errors["price"] == [told]
    assert not Listing.objects.exists()


def test_what_is_missing_is_told_and_what_was_typed_stays(client, worker, cleaning):
    response = post(client, title="", summary="Once a week")
    assert response.status_code == 422
    assert "title" in response.context["form"].errors
    assert response.context["form"]["summary"].value() == "Once a week"


def test_an_extra_without_a_price_is_told(client, worker, cleaning):
    response = post(client, **{"extra-1-name": "Ironing", "extra-1-price": ""})
    assert response.status_code == 422
    assert response.context["extras"].errors[1] == {
        "price": ["Enter a price; 0 is fine for something you do for free."]
    }


def test_another_row_can_be_asked_for_without_a_script_and_saves_nothing(client, worker, cleaning):
    response = post(client, another="1")
    assert response.status_code == 200
    assert response.context["extras"].total_form_count() == 3
    assert response.context["form"]["title"].value() == "Weekly home clean"
    assert not Listing.objects.exists()


def test_hours_take_a_longest_time_and_steps(client, worker, cleaning):
    post(client, price_shape="hourly", price="20", min_minutes="60", max_minutes="240", step_minutes="60")
    listing = Listing.objects.get()
    assert (listing.min_minutes, listing.max_minutes, listing.step_minutes) == (60, 240, 60)


def test_without_trades_it_says_who_sets_them_up(client, worker):
    assert "No kinds of work yet" in client.get(URL).content.decode()
