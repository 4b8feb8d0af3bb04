"""What search engines are led to."""

import re

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from cms.pages.models import StandardPage
from tests.factories.deciding import a_draft_decision, a_submitted, a_voter
from tests.factories.marketplace import a_draft, a_listing, a_worker

pytestmark = pytest.mark.django_db


def addresses(client):
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    return re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", response.text)


def test_public_pages_listings_people_and_decisions_are_there(client):
    listing = a_listing()
    asked = a_submitted(a_voter())
    found = addresses(client)
    assert {"/", "/rules/", f"/listings/{listing.slug}/", f"/people/{listing.worker.slug}/"} < set(found)
    assert f"/decisions/{asked.slug}/" in found
    assert len(found) == len(set(found))
    assert {client.get(path).status_code for path in found} == {200}


def test_what_a_stranger_may_not_see_is_not(client):
    draft = a_draft()
    hidden = a_worker("Hal Hidden")
    private = a_listing(hidden)
    hidden.state = "hidden"
    hidden.save()
    asked = a_draft_decision(a_voter())
    page = StandardPage(title="Board", slug="board")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")
    found = " ".join(addresses(client))
    for gone in (f"/{draft.slug}/", f"/{hidden.slug}/", f"/{private.slug}/", f"/{asked.slug}/", "/board/"):
        assert gone not in found


def test_it_takes_as_many_queries_for_three_of_each_as_for_one(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 2):
        for _each in range(more):
            a_listing()
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap.xml")
        counts.append(len(captured))
    assert counts[0] == counts[1]
