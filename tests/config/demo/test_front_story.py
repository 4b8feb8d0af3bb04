"""What the demo's editor writes is whole, and every page of every kind is there."""

import pytest
from django.utils.html import escape
from wagtail.models import Page

from cms.pages.models import CategoryPage, HomePage, SitePage, StandardPage
from config.demo.story.front import AREAS, write_front
from config.demo.story.offers import TRADES
from config.demo.story.pages import write
from marketplace.services.models import Trade
from tests.factories.cast import a_bookable_listing, a_working_worker
from tests.factories.front import a_place
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def valley(frozen, noon):
    frozen(noon)
    for name in ("Nadia Hussain", "Joe Sutcliffe"):
        a_bookable_listing(a_working_worker(name))
    for name in AREAS:
        a_place(name)


def test_the_story_has_every_kind_of_page_and_each_is_whole(client, noon):
    write(now=noon)
    kinds = set()
    for page in Page.objects.filter(depth__gte=2).specific():
        if isinstance(page, SitePage):
            kinds.add(type(page))
            response = client.get(page.url)
            assert response.status_code == 200, page.url
            parse_strictly(response)
            assert page.full_clean() is None
    assert kinds == {model for model in SitePage.__subclasses__() if model.__module__.startswith("cms.pages")}


def test_links_written_by_hand_lead_somewhere(client, noon):
    HomePage.objects.get().add_child(instance=StandardPage(title="About us", slug="about"))
    write_front(HomePage.objects.get(), now=noon)
    for address in ("/join-us/", "/people/nadia-hussain/", "/people/joe-sutcliffe/"):
        assert client.get(address).status_code == 200


def test_the_same_day_tells_the_same_story(noon):
    write_front(HomePage.objects.get(), now=noon)
    days = [
        page.specific.day for page in Page.objects.filter(url_path__startswith="/home/events/").order_by("path")[1:]
    ]
    assert [str(day) for day in days] == ["2026-06-11", "2026-06-22", "2026-07-13", "2026-04-30"]


def test_every_trade_of_the_story_has_words_questions_and_a_description_for_search_engines(client, noon):
    for slug, name, plural, icon, description, order in TRADES:
        Trade.objects.get_or_create(
            slug=slug,
            defaults={"name": name, "plural": plural, "icon": icon, "description": description, "order": order},
        )
    write(now=noon)
    for slug, *_rest in TRADES:
        page = CategoryPage.objects.get(trade__slug=slug)
        assert 60 <= len(page.search_description) <= 160, slug
        assert [block.block_type for block in page.body] == ["text", "questions"]
        text = client.get(page.url).text
        assert escape(page.body[1].value["questions"][0]["question"]) in text
        assert f'<a href="{page.url}">' in client.get("/").text
