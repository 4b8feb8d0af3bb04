"""Old addresses lead on to where their page is now."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.pages.models import StandardPage

pytestmark = pytest.mark.django_db


def test_an_old_address_leads_on_to_the_page(client):
    page = StandardPage(title="About us", slug="about")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    Redirect.add_redirect("/who-we-are/", page)
    response = client.get("/who-we-are/?from=letter")
    assert (response.status_code, response["Location"]) == (301, "/about/")


def test_an_address_that_answers_is_never_led_away(client):
    Redirect.add_redirect("/rules/", "/find/")
    assert client.get("/rules/").status_code == 200


def test_a_page_that_gets_another_name_leads_its_old_address_on_by_itself(client, django_capture_on_commit_callbacks):
    page = StandardPage(title="About us", slug="about")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    below = page.add_child(instance=StandardPage(title="Our beginnings", slug="beginnings"))
    page.slug = "who-we-are"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert client.get("/who-we-are/").status_code == 200
    for old, new in (("/about/", "/who-we-are/"), ("/about/beginnings/", "/who-we-are/beginnings/")):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)
    assert Redirect.objects.filter(automatically_created=True).count() == 2
    assert below.slug == "beginnings"


def test_a_page_that_is_moved_leads_its_old_address_on_by_itself(client, django_capture_on_commit_callbacks):
    root = Site.objects.get(is_default_site=True).root_page
    about = root.add_child(instance=StandardPage(title="About us", slug="about"))
    bees = root.add_child(instance=StandardPage(title="Our bees", slug="bees"))
    with django_capture_on_commit_callbacks(execute=True):
        bees.move(about, pos="last-child")
    response = client.get("/bees/")
    assert (response.status_code, response["Location"]) == (301, "/about/bees/")
