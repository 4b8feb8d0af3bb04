"""Whatever is published is found by pressing links, from the front page on."""

import re

import pytest
from wagtail.models import Page

from cms.navigation.queries.frame import refresh_frames
from cms.pages.models import HomePage, StandardPage
from tests.factories.cast import a_working_worker
from tests.factories.front import one_of_each

pytestmark = pytest.mark.django_db


def reached(client, start="/"):
    """Every path that links lead to, from `start` on, among the pages editors write."""
    written = {page.url for page in Page.objects.live().public().filter(depth__gt=1)}
    seen, waiting = {start}, [start]
    while waiting:
        response = client.get(waiting.pop())
        assert response.status_code == 200
        for url in re.findall(r'<a [^>]*href="([^"?#]+)"', response.text):
            if url in written and url not in seen:
                seen.add(url)
                waiting.append(url)
    return seen


@pytest.fixture
def pages(frozen, noon):
    frozen(noon)
    found = one_of_each()
    refresh_frames()
    return found


def test_every_live_page_is_reached_from_the_front_page(client, pages):
    a_working_worker("Rosa Lane")
    assert reached(client) == {page.url for page in pages.values()}


def test_a_page_nobody_leads_to_would_be_told(client, pages):
    lonely = HomePage.objects.get().add_child(instance=StandardPage(title="Lonely", slug="lonely"))
    assert lonely.url not in reached(client)


def test_a_page_marked_for_menus_stands_at_the_foot_of_every_page_until_it_is_taken_down(
    client, pages, django_capture_on_commit_callbacks
):
    home = HomePage.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        page = home.add_child(instance=StandardPage(title="Our bees", slug="bees", show_in_menus=True))
        page.save_revision().publish()
        hidden = home.add_child(instance=StandardPage(title="Draft bees", slug="d", show_in_menus=True, live=False))
    foot = client.get("/rules/").text.partition("<footer")[2]
    assert '<a href="/bees/">Our bees</a>' in foot
    assert hidden.title not in foot
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert "Our bees" not in client.get("/rules/").text


def test_kinds_of_page_there_is_one_of_are_marked_for_menus_unless_an_editor_says_otherwise(pages):
    marked = {name for name, page in pages.items() if page.show_in_menus}
    assert marked == {
        "standard", "stories", "news list", "events", "join", "accessibility", "press", "people", "rules", "books",
    }  # fmt: skip
    assert not StandardPage(title="Words").show_in_menus
