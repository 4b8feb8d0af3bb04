"""The style sheet of an editor's colours."""

import pytest
from wagtail.models import Site

from cms.navigation.models import HouseSettings
from cms.navigation.queries.frame import frame_for, refresh_frames
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def blue():
    HouseSettings.objects.create(site=Site.objects.get(is_default_site=True), action_light="oklch(0.420 0.090 250.0)")
    refresh_frames()
    yield frame_for("testserver")
    HouseSettings.objects.all().delete()
    refresh_frames()


def test_a_page_links_the_colours_and_says_nothing_inline(client, blue):
    tree = parse_strictly(client.get("/rules/"))
    sheets = [node.get("href") for node in tree.iter("link") if node.get("rel") == "stylesheet"]
    assert f"/colours/{blue.css_hash}.css" in sheets
    assert list(tree.iter("style")) == []


def test_without_colours_of_its_own_a_page_asks_for_no_further_style_sheet(client):
    assert "/colours/" not in client.get("/rules/").text


def test_under_its_own_fingerprint_it_is_kept_for_ever(client, blue):
    response = client.get(f"/colours/{blue.css_hash}.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["ETag"] == f'"{blue.css_hash}"'
    assert "--green: light-dark(oklch(0.420 0.090 250.0)," in response.text


def test_under_an_old_fingerprint_the_present_colours_answer_and_are_asked_again(client, blue):
    response = client.get("/colours/0123456789abcdef.css")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-cache")
    again = client.get("/colours/0123456789abcdef.css", headers={"if-none-match": f'"{blue.css_hash}"'})
    assert again.status_code == 304
