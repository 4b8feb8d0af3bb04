"""Ten seconds: the first screen of the front page says what this is, who owns it and how to book; and a typo is no wall."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.cast import a_bookable_listing
from tests.factories.help import a_help_page
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
PATIENT = 60_000  # the first page of a process reads all templates


def on_the_first_screen(page, thing) -> bool:
    """Whether all of it stands within the window before anybody scrolls."""
    box, window = thing.bounding_box(), page.viewport_size
    return (
        box is not None
        and box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= window["width"]
        and box["y"] + box["height"] <= window["height"]
    )


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_screen_says_what_this_is_who_owns_it_and_how_to_book(open_page, viewport):
    a_bookable_listing()
    page = open_page(viewport=viewport)
    page.set_default_timeout(PATIENT)
    page.goto("/")
    said = {
        "what it is": page.get_by_role("heading", level=1),
        "who owns it": page.get_by_text(re.compile("worker-members of this co-op")),
        "what to book": page.get_by_role("main").get_by_label("What do you need?"),
        "where": page.get_by_role("main").get_by_label("Where?"),
        "how to book": page.get_by_role("main").get_by_role("button", name="Find help"),
        "whose site": page.get_by_role("banner").get_by_role("link", name="Tidewater Co-op"),
    }
    assert [name for name, thing in said.items() if not on_the_first_screen(page, thing)] == []
    assert re.search("help nearby.* people who own", said["what it is"].inner_text())
    said["what to book"].select_option(label="Cleaning")
    said["how to book"].click()
    expect(page.get_by_role("link", name="Home cleaning").first).to_be_visible()


def test_a_visitor_finds_an_answer_though_the_word_is_mistyped(open_page):
    a_help_page("How do I call off a booking?")
    page = open_page(viewport=PHONE)
    page.set_default_timeout(PATIENT)
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.get_by_role("main").get_by_label("Search the whole site").fill("boking")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_text("This is what we have for “booking”.").wait_for()
    assert_good_page(page)
    page.get_by_role("link", name="How do I call off a booking?").click()
    expect(page.get_by_text("Open the booking and press the button.")).to_be_visible()
