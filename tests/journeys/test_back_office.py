"""The first page of the back office, its reports and the site's settings, in a real browser."""

import os
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from foundation import clock
from payments.reconcile.models import Run
from tests.factories.cast import an_officer
from tests.factories.members import applied
from tests.support.browser import AXE_OPTIONS, sign_in

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# What Wagtail's own frame of the page is made of is not ours to put right.
OURS = "main"


@pytest.fixture
def officer(site):
    at = clock.now()
    applied(at=at - timedelta(days=2))
    Run.objects.create(
        at=at, provider="sandbox", since=at, lines=9, adopted=0, unexplained=2, figures={}, ok=False, books=""
    )
    return an_officer("Pia Board")


def picture(page, name):
    if folder := os.environ.get("PICTURES_TO"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_officer_sees_what_presses_and_gets_there(open_page, officer, viewport, scheme):
    page = open_page(viewport=viewport, scheme=scheme)
    sign_in(page.context, officer)
    page.goto("/admin/")
    panel = page.locator(".needs")
    panel.wait_for()
    expect(panel.locator("h3").first).to_have_text("Books and payment provider")
    results = Axe().run(page, context=OURS, options=AXE_OPTIONS)
    assert results.violations_count == 0, results.generate_report()
    assert not page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")
    name = f"{viewport['width']}-{scheme}"
    picture(page, f"needs-{name}")
    page.get_by_role("link", name="Open the applications").click()
    page.wait_for_url("**/office/members/?state=applied")


def test_reports_and_settings_can_be_read_by_everybody(open_page, officer):
    page = open_page()
    sign_in(page.context, officer)
    for number, path in enumerate(("/admin/reports/acts/", "/admin/reports/members/", "/admin/reports/jobs/")):
        page.goto(path)
        results = Axe().run(page, context=OURS, options=AXE_OPTIONS)
        assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
        picture(page, f"report-{number}")
    page.goto("/admin/settings/cms_navigation/housesettings/")
    page.get_by_role("textbox", name="Name of the co-op").fill("Tidewater")
    page.get_by_role("tab", name="Colours").click()
    page.get_by_role("textbox", name="Buttons and links", exact=True).fill("#9fd8b4")
    picture(page, "settings-colours")
    page.get_by_role("button", name="Save").click()
    page.wait_for_load_state()  # a tab opens by its script
    page.get_by_role("tab", name="Colours").click()
    page.get_by_text("Hard to read: this colour on the paper").first.wait_for()
    picture(page, "settings-refused")
