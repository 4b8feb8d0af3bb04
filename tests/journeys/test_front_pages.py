"""Pages a stranger sees first, at every width and in both schemes."""

import pytest

from tests.support.browser import assert_good_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/find/", "/rules/", "/rules/levy_bp/", "/accounts/login/", "/accounts/signup/", "/display/"]
PAGES.append("/no-such-page/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_stranger_meets_good_pages(open_page, width, scheme):
    page = open_page(viewport={"width": width, "height": 800}, scheme=scheme)
    for path in PAGES:
        page.goto(path)
        assert_good_page(page, name=f"{path} at {width} in {scheme}")
    # The one page that is missing says so to the console as well; that is what it is for.
    open_page.problems[:] = [p for p in open_page.problems if "404 (Not Found)" not in p]


def test_the_first_tab_skips_to_the_main_part_and_focus_is_always_seen(open_page):
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                return e === document.body || (r.width > 0 && (s.outlineStyle !== 'none' || s.boxShadow !== 'none')) }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")
