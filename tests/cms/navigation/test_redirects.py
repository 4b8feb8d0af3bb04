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
