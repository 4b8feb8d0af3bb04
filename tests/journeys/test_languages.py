"""Reading in another language, and from right to left, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.support.browser import assert_good_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 800}


def test_a_stranger_changes_the_language_without_scripts_and_stays_on_the_page(open_page):
    page = open_page(viewport=NARROW, javascript=False)
    page.goto("/find/?words=hedge")
    page.get_by_role("button", name="Español").click()
    expect(page).to_have_url("/find/?words=hedge")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto("/rules/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_role("button", name="English").click()
    expect(page).to_have_url("/rules/")
    expect(page.locator("html")).to_have_attribute("lang", "en-gb")


@pytest.mark.parametrize("language", ["es", "ar"])
def test_pages_are_good_in_spanish_and_from_right_to_left(open_page, site, settings, language):
    """Arabic is not shipped: it stands for every language that runs the other way."""
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "العربية")]
    page = open_page(viewport=NARROW)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    for path in ("/", "/find/", reverse("rules:rulebook"), reverse("openbooks:books"), reverse("account_login")):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else None)
        assert_good_page(page, name=f"{path} in {language}")
