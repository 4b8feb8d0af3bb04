"""What pages know of an editor's settings, and what it costs."""

import json
import re

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.navigation.models import FooterLink, HouseSettings, MainLink
from cms.navigation.queries.frame import frame_for, refresh_frames
from cms.pages.models import StandardPage
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(django_capture_on_commit_callbacks):
    """Settings of the one site; whatever a test keeps is forgotten after it."""
    site = Site.objects.get(is_default_site=True)
    with django_capture_on_commit_callbacks(execute=True):
        found = HouseSettings.objects.create(
            site=site,
            name="Tidewater & Sons <Co-op>",
            strapline='Help from "people" who own it.',
            legal_form="A co-operative society",
            register_number="RS 4242",
            phone="01422 000 000",
            action_light="oklch(0.420 0.090 250.0)",
        )
    yield found
    HouseSettings.objects.all().delete()
    refresh_frames()


def links_of(tree, name):
    nav = next(node for node in tree.iter("nav") if node.get("aria-label") == name)
    return [("".join(node.itertext()), node.get("href")) for node in nav.iter("a")]


def metas(tree):
    return {node.get("property") or node.get("name"): node.get("content") for node in tree.iter("meta")}


def page_at(house, **values):
    page = StandardPage(**{"title": "About us", "slug": "about", **values})
    house.site.root_page.add_child(instance=page)
    return page


def test_the_name_and_legal_facts_stand_on_every_page(client, house):
    text = client.get("/rules/").text
    assert "– Tidewater &amp; Sons &lt;Co-op&gt;</title>" in text
    assert "A co-operative society, RS 4242" in text
    assert 'href="tel:01422000000"' in text


def test_an_empty_menu_is_the_menu_of_the_house(client, house):
    before = links_of(parse_strictly(client.get("/rules/")), "Main")
    assert "/find/" in [url for _label, url in before]
    HouseSettings.objects.all().delete()
    refresh_frames()
    assert links_of(parse_strictly(client.get("/rules/")), "Main") == before


def test_menus_hold_pages_and_pages_of_the_house_in_the_editor_s_order(
    client, house, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        about = page_at(house)
        MainLink.objects.create(settings=house, sort_order=2, page=about)
        MainLink.objects.create(settings=house, sort_order=1, house_page="coop.rules", label="How we decide")
        FooterLink.objects.create(settings=house, house_page="openbooks")
    tree = parse_strictly(client.get("/rules/"))
    assert links_of(tree, "Main") == [("How we decide", "/rules/"), ("About us", "/about/")]
    assert links_of(tree, "More") == [("Open books", "/open-books/")]
    nav = next(node for node in tree.iter("nav") if node.get("aria-label") == "Main")
    assert [node.get("aria-current") for node in nav.iter("a")] == ["page", None]


def test_a_page_that_is_taken_down_or_an_entry_that_is_gone_leaves_the_menu(
    client, house, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        about = page_at(house)
        MainLink.objects.create(settings=house, page=about)
        MainLink.objects.create(settings=house, house_page="no.such.room")
        MainLink.objects.create(settings=house, house_page="coop.rules")
    assert [url for _l, url in links_of(parse_strictly(client.get("/rules/")), "Main")] == ["/about/", "/rules/"]
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=about.pk).specific.unpublish()
    assert [url for _l, url in links_of(parse_strictly(client.get("/rules/")), "Main")] == ["/rules/"]


def test_a_page_asks_no_query_for_all_this(client, house, django_assert_num_queries):
    client.get("/robots.txt")
    with django_assert_num_queries(0):
        client.get("/robots.txt")
        client.get(f"/colours/{'0' * 16}.css")


def test_another_process_reads_the_settings_anew_after_a_minute(house, settings, django_assert_num_queries):
    settings.FRAME_FRESH_SECONDS = 60
    with django_assert_num_queries(0):
        assert frame_for("testserver").facts["register_number"] == "RS 4242"
    settings.FRAME_FRESH_SECONDS = -1
    with django_assert_num_queries(7):
        frame_for("testserver")


def test_what_is_shared_says_what_the_page_says_and_is_escaped_once(client, house):
    page_at(house, title='Tools & "toys" <b>', search_description="")
    tree = parse_strictly(client.get("/about/"))
    said = metas(tree)
    assert said["og:title"] == 'Tools & "toys" <b>'
    assert said["og:site_name"] == "Tidewater & Sons <Co-op>"
    assert said["og:url"] == "http://testserver/about/"
    assert said["og:image"].startswith("http://testserver/sharing/page-")
    assert [node.get("href") for node in tree.iter("link") if node.get("rel") == "canonical"] == [said["og:url"]]


def test_the_address_for_others_has_no_query(client, house):
    text = client.get("/find/?words=cleaning&where=HX7").text
    assert '<link rel="canonical" href="http://testserver/find/">' in text


def test_the_co_op_s_own_words_are_the_description_where_a_page_has_none(client, house):
    assert metas(parse_strictly(client.get("/robots.txt-that-is-not-there/")))["description"] == house.strapline


def test_whoever_is_signed_in_gets_nothing_meant_for_search_engines(house, django_user_model):
    client = Client()
    client.force_login(
        django_user_model.objects.create_user("ana@example.org"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    text = client.get("/rules/").text
    assert "og:title" not in text
    assert "canonical" not in text
    assert "ld+json" not in client.get("/").text


def test_the_front_page_says_who_we_are_in_data_that_cannot_break_out(client, house):
    text = client.get("/").text
    written = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1]
    assert not set("<>&") & set(written)
    assert json.loads(written) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "LocalBusiness",
                "@id": "http://testserver/#coop",
                "name": "Tidewater & Sons <Co-op>",
                "url": "http://testserver/",
                "description": 'Help from "people" who own it.',
                "telephone": "01422 000 000",
            }
        ],
    }
