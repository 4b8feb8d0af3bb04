"""Every kind of page, and every block, in a real browser: axe, width, light and dark."""

import pytest

from cms.pages.blocks import BODY
from cms.pages.models import StandardPage
from tests.factories.books import a_paid_job, in_month, people
from tests.factories.cast import a_bookable_listing, a_working_worker
from tests.factories.front import an_event, one_of_each
from tests.support.browser import assert_good_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses(settings, frozen):
    """One page of each kind with people, jobs and events behind it, and a page with every block."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True
    frozen(in_month(6, 2))
    for name in ("Rosa Lane", "Otto Berg", "Amir Khan"):
        a_bookable_listing(a_working_worker(name))
    for number, payer in enumerate(people(6)):
        a_paid_job(payer, at=in_month(5, 1 + number), worker=f"m_{number}", minor=10_000, levy=800)
    pages = one_of_each()
    an_event(pages["events"], title="Called off", called_off=True)
    body = [(name, block.get_preview_value()) for name, block in BODY]
    every = pages["home"].add_child(instance=StandardPage(title="Every block", lead="All of them.", body=body))
    return {name: page.url for name, page in pages.items()} | {"every block": every.url}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_good_at_this_width_in_this_scheme(open_page, addresses, width, scheme):
    page = open_page(width=width, scheme=scheme)
    for name, address in addresses.items():
        page.goto(address)
        assert_good_page(page, name=f"{name} at {width} in {scheme}")


def test_what_can_be_pressed_in_the_lists_is_large_enough_for_a_thumb(open_page, addresses):
    """44 CSS pixels for what stands alone; WCAG 2.2, 2.5.8 asks for 24."""
    page = open_page(width=390)
    for name in ("people", "area"):
        page.goto(addresses[name])
        small = page.evaluate(
            """() => [...document.querySelectorAll('main .chips a, main .button')]
                .filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent.trim())"""
        )
        assert small == [], name


def test_the_press_takes_our_mark_away_as_a_file(open_page, addresses):
    page = open_page()
    page.goto(addresses["press"])
    with page.expect_download() as taken:
        page.get_by_role("link", name="The mark in colour").click()
    assert taken.value.suggested_filename == "mark.svg"
