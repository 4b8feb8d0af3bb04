"""Changing a listing."""

import pytest
from django.urls import reverse

from marketplace.services.actions.change_listing import change_listing
from marketplace.services.facts import ListingFacts
from tests.factories.marketplace import LONG_AGO, a_listing, a_staff_member, a_worker, an_extra
from tests.marketplace.services.views.test_new_listing import ANSWERS
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(client):
    listing = a_listing(extras=(an_extra("Inside the oven", 1400, 45),))
    client.force_login(listing.worker.member.user)
    return listing


def url(listing):
    return reverse("services:edit_listing", args=[listing.slug])


def post(client, listing, **changes):
    return client.post(url(listing), {**ANSWERS, "version": "1", "extra-INITIAL_FORMS": "1", **changes})


def test_the_form_holds_what_there_is(client, listing):
    response = client.get(url(listing))
    parse_strictly(response)
    form = response.context["form"]
    assert (form["title"].value(), form["version"].value()) == ("Home cleaning", 1)
    assert 'value="40.00"' in str(form["price"])
    assert response.context["extras"][0]["name"].value() == "Inside the oven"


def test_saving_changes_it(client, listing):
    response = post(client, listing, title="Home cleaning, weekly", price="44.50")
    assert response["Location"] == reverse("services:my_listing", args=[listing.slug])
    listing.refresh_from_db()
    assert (listing.title, listing.price_minor, listing.version) == ("Home cleaning, weekly", 4450, 2)


def test_an_extra_goes_when_its_name_is_cleared(client, listing):
    post(client, listing, **{"extra-0-name": "", "extra-0-price": ""})
    assert not listing.extras.exists()


def test_what_somebody_else_saved_is_not_overwritten_by_accident(client, listing):
    facts = ListingFacts(title="Theirs", price_minor=5000, min_minutes=120)
    change_listing(by=listing.worker.member.user, listing=listing, facts=facts, at=LONG_AGO)
    response = post(client, listing, title="Mine")
    assert response.status_code == 409
    assert "Somebody saved this listing after you opened it" in response.content.decode()
    assert response.context["form"]["title"].value() == "Mine"
    listing.refresh_from_db()
    assert listing.title == "Theirs"
    again = post(client, listing, title="Mine", version=response.context["form"]["version"].value())
    assert again.status_code == 302


def test_anothers_listing_is_not_found(client, listing):
    client.force_login(a_worker("Tom Greenwood").member.user)
    assert client.get(url(listing)).status_code == 404


def test_staff_may_change_any(client, listing):
    client.force_login(a_staff_member())
    assert client.get(url(listing)).status_code == 200
