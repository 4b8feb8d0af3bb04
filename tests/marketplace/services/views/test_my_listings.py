"""A worker's listings at a glance."""

import pytest
from django.urls import reverse

from marketplace.services.actions.archive_listing import archive_listing
from tests.factories.marketplace import LONG_AGO, a_draft, a_listing, a_member, a_user, a_worker
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
URL = reverse("services:my_listings")


def test_live_ones_come_first_and_archived_ones_lie_apart(client):
    worker = a_worker()
    a_draft(worker, title="A draft")
    a_listing(worker, title="A live one")
    old = a_listing(worker, title="An old one")
    archive_listing(by=worker.member.user, listing=old, at=LONG_AGO)
    client.force_login(worker.member.user)
    response = client.get(URL)
    parse_strictly(response)
    assert [row["title"] for row in response.context["rows"]] == ["A live one", "A draft"]
    assert [row["title"] for row in response.context["archived"]] == ["An old one"]


def test_a_worker_without_listings_is_led_to_the_first_one(client):
    client.force_login(a_worker().member.user)
    response = client.get(URL)
    assert "Nothing on offer yet" in response.content.decode()
    assert reverse("services:new_listing") in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, rows):
    worker = a_worker()
    for n in range(rows):
        a_listing(worker, title=f"Listing {n}")
    client.force_login(worker.member.user)
    # the worker, their listings
    assert queries_of("marketplace_", lambda: client.get(URL)) == 2


def test_a_member_without_a_page_is_led_to_make_one(client):
    member = a_member()
    client.force_login(member.user)
    response = client.get(URL)
    assert (response.status_code, response["Location"]) == (302, reverse("workers:profile"))


def test_somebody_who_is_no_worker_is_told_so(client):
    client.force_login(a_user("Cora Customer"))
    response = client.get(URL)
    assert response.status_code == 403
    assert "needs a worker membership" in response.content.decode()


def test_a_stranger_signs_in_first(client):
    assert client.get(URL)["Location"].startswith(reverse("account_login"))
