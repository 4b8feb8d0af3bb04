"""The search of the whole site and an editor's colours and menus, in a real browser."""

import os

import pytest
from wagtail.models import Site
from wagtail.search import index

from cms.navigation.models import HouseSettings, MainLink
from cms.navigation.queries.frame import refresh_frames
from cms.pages.models import StandardPage
from tests.factories.deciding import a_submitted, a_voter
from tests.factories.marketplace import a_listing, a_worker
from tests.support.browser import assert_good_page

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def lavender(site):
    page = StandardPage(title="Lavender lane repair day", slug="lavender", search_description="Bring a broken thing.")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    index.insert_or_update_object(page)
    a_listing(a_worker("Lavender Hill"), title="Lavender hedges cut")
    a_submitted(a_voter())
    refresh_frames()
    yield page
    HouseSettings.objects.all().delete()
    refresh_frames()


def picture(page, name):
    if folder := os.environ.get("PICTURES_TO"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_looks_for_something_finds_it_from_any_page(open_page, lavender, viewport, scheme):
    page = open_page(viewport=viewport, scheme=scheme)
    page.goto("/rules/")
    assert_good_page(page)
    name = f"{viewport['width']}-{scheme}"
    picture(page, f"head-{name}")
    if viewport is DESKTOP:
        page.get_by_role("search", name="This site").get_by_label("Search the whole site").fill("lavendar")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("banner").get_by_role("link", name="Search").click()
        page.get_by_role("main").get_by_label("Search the whole site").fill("lavendar")
        page.get_by_role("main").get_by_role("button", name="Search").click()
    page.wait_for_url("**/search-site/?words=lavendar")
    page.get_by_text("This is what we have for “lavender”.").wait_for()
    assert_good_page(page)
    picture(page, f"found-{name}")
    page.goto("/search-site/?words=qqqqzz")
    assert_good_page(page)
    picture(page, f"nothing-{name}")
    page.goto("/search-site/?words=lavender")
    page.get_by_role("link", name="Lavender lane repair day").click()
    page.wait_for_url("**/lavender/")


def test_colours_and_menu_an_editor_chose_reach_the_page_under_the_strict_policy(open_page, lavender):
    house = HouseSettings.objects.create(
        site=Site.objects.get(is_default_site=True), name="Tidewater", action_light="oklch(0.42 0.1 262)",
        paper_light="oklch(0.975 0.006 240)", legal_form="A co-operative society", register_number="RS 4242",
    )  # fmt: skip
    house.full_clean()
    MainLink.objects.create(settings=house, page=lavender, label="Repair day")
    refresh_frames()
    page = open_page()
    page.goto("/")
    colour = "() => getComputedStyle(document.documentElement).getPropertyValue('--green')"
    assert "oklch(0.42 0.1 262)" in page.evaluate(colour).replace("0.420 0.100 262.0", "0.42 0.1 262")
    assert (
        page.evaluate(
            "() => JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)['@graph'][0].name"
        )
        == "Tidewater"
    )
    assert_good_page(page)
    picture(page, "colours-desk")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Repair day").click()
    page.wait_for_url("**/lavender/")
    page.emulate_media(forced_colors="active")
    assert "oklch(0.42" not in page.evaluate(colour)
    phone = open_page(viewport=PHONE)
    phone.goto("/")
    assert_good_page(phone)
    picture(phone, "colours-phone")
