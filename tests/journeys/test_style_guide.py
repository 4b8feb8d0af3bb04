"""The style guide in a real browser: every component, at every width, in both schemes, with and without scripts."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from playwright.sync_api import expect

from foundation.accounts.models import User
from tests.support.browser import assert_good_page, sign_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]


@pytest.fixture
def open_page(open_page, site):
    """Whoever opens a page here builds pages: may enter the back office, holds no second key."""
    builder = User.objects.create_user("ed@example.org", name="Ed Itor")
    builder.user_permissions.add(Permission.objects.get(codename="access_admin"))

    def opened(**how):
        page = open_page(**how)
        sign_in(page.context, builder)
        return page

    opened.problems, opened.pages = open_page.problems, open_page.pages
    return opened


def hold_time(page, at):
    """In this window it is ten seconds past that moment, and from then on time passes only as it is told to."""
    page.clock.install(time=at)
    page.clock.pause_at(at + timedelta(seconds=10))


def is_awake(page):
    """The modules of house.js come one after the other, the menu's before the one that offers to copy."""
    expect(page.locator("[data-copy-button]").first).to_be_visible()


# Between them: both widths, both schemes, the form as it starts and as it comes back.
STATES = [
    (320, "light", "/style/?form=refused"),
    (320, "dark", "/style/"),
    (1280, "light", "/style/"),
    (1280, "dark", "/style/?form=refused"),
]


@pytest.mark.parametrize(("width", "scheme", "path"), STATES)
def test_every_component_is_good_at_both_widths_and_in_both_schemes(open_page, width, scheme, path):
    page = open_page(viewport={"width": width, "height": 900}, scheme=scheme)
    page.goto(path)
    for summary in page.locator("main [data-specimen=light] summary").all():
        summary.click()
    assert_good_page(page, name=f"{path} at {width} in {scheme}")


def test_nothing_is_wider_than_the_screen_in_between(open_page):
    page = open_page()
    for width in (280, 360, 390, 480, 640, 768, 900, 1024, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/style/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_an_address_of_one_long_word_makes_no_page_wider_than_the_screen(open_page):
    page = open_page(viewport={"width": 320, "height": 900})
    page.goto("/style/")
    changed = page.evaluate(
        """() => {
            const found = [...document.querySelectorAll("main p, main dd, main li, main .table--cards .table__value")]
                .filter(each => !each.children.length && !each.closest("pre, nav, .cluster, .badge"));
            found.forEach(each => { each.textContent = "ruth.barraclough-and-others@long-valley-hands.example.org"; });
            return found.length;
        }"""
    )
    assert changed > 20
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_every_component_is_good_without_scripts_and_from_right_to_left(open_page, settings):
    page = open_page(viewport={"width": 320, "height": 900}, javascript=False)
    page.goto("/style/?form=refused")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-copy-button]").first).to_be_hidden()
    expect(page.get_by_text("We keep this time for you until 14:20.").first).to_be_visible()
    turned = open_page(viewport={"width": 320, "height": 900})
    turned.goto("/style/")
    turned.evaluate("document.documentElement.dir = 'rtl'")
    assert_good_page(turned, name="from right to left")


def test_colours_forced_by_the_system_keep_buttons_and_focus_visible(open_page):
    page = open_page()
    page.emulate_media(forced_colors="active")
    page.goto("/style/")
    assert_good_page(page, name="forced colours")
    button = page.get_by_role("button", name="Pay £60.00").first
    assert button.evaluate("e => getComputedStyle(e).borderStyle") == "solid"


def test_nothing_moves_for_people_who_asked_for_stillness(open_page):
    page = open_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto("/style/")
    moving = """() => [...document.querySelectorAll('*')].filter(e => {
        const s = getComputedStyle(e);
        return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' || s.scrollBehavior === 'smooth'
    }).map(e => e.tagName + '.' + e.className)"""
    assert page.evaluate(moving) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) != []


def test_what_is_pressed_often_is_large_enough_for_a_thumb(open_page):
    """Ours is 44 CSS pixels for actions; WCAG 2.2, 2.5.8 asks 24 of everything outside running text."""
    page = open_page(viewport={"width": 320, "height": 900})
    page.goto("/style/?form=refused")
    small = """([selector, least]) => [...document.querySelectorAll(selector)]
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.width > 1 && r.height > 1 && (r.height < least || r.width < least))
        .map(([e, r]) => `${e.className} ${e.textContent.trim().slice(0, 30)} ${r.width}x${r.height}`)"""
    for selector in (".button", ".time", ".link-list a", ".option label", ".tabs a", ".summary__change a", "summary"):
        assert page.evaluate(small, [selector, 43.5]) == [], selector
    assert page.evaluate(small, ["main a:not(p a, .card__title a), main button, main input, main select", 23.5]) == []


def test_the_summary_of_problems_takes_the_focus_and_leads_to_the_field(open_page):
    page = open_page()
    page.goto("/style/?form=refused")
    expect(page.locator("[data-error-summary]").first).to_be_focused()  # the second is its picture by night
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id") == "light_name"


def test_the_menu_closes_on_escape_and_gives_the_focus_back(open_page):
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto("/style/")
    is_awake(page)
    page.locator("details.menu summary").click()
    page.locator("details.menu a").first.focus()
    page.keyboard.press("Escape")
    assert page.locator("details.menu").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_menu_closes_when_something_else_is_pressed(open_page):
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto("/style/")
    is_awake(page)
    page.locator("details.menu summary").click()
    page.mouse.click(6, 790)  # the margin of the page, below the open menu
    expect(page.locator("details.menu")).not_to_have_attribute("open", "")


def test_the_countdown_counts_and_speaks_only_at_its_marks(open_page, frozen, noon):
    frozen(noon)
    page = open_page()
    hold_time(page, noon)
    page.goto("/style/")
    left, spoken = page.locator("[data-countdown-left]").first, page.locator("[data-countdown-status]").first
    expect(left).not_to_be_empty()
    page.clock.run_for(2_000)
    before = left.text_content()
    page.clock.run_for(3_000)
    assert before != left.text_content()
    assert spoken.text_content() == ""
    page.clock.run_for(5 * 60_000)
    assert spoken.text_content() == "5 minutes left"
    page.clock.run_for(4 * 60_000)
    assert spoken.text_content() == "1 minute left"
    page.clock.run_for(2 * 60_000)
    assert left.text_content() == spoken.text_content() == "The time is up."


def test_a_code_is_copied_and_the_page_says_so_for_a_while(open_page, noon):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hold_time(page, noon)
    page.goto("/style/")
    page.locator("[data-copy]").first.get_by_role("button").click()
    expect(page.locator("[data-copy-status]").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "CW-7KD2-94QX"
    page.clock.run_for(4_000)
    expect(page.locator("[data-copy-status]").first).to_be_empty()


LIVE = """() => {
    const part = document.createElement('div');
    part.id = 'part'; part.dataset.live = '/ws/part/'; part.dataset.liveTarget = '#part';
    part.setAttribute('hx-get', '/part/'); part.setAttribute('hx-trigger', 'live');
    part.setAttribute('hx-swap', 'innerHTML');
    document.querySelector('#main').append(part);
    htmx.process(part);
    document.dispatchEvent(new CustomEvent('htmx:load', { detail: { elt: part } }));
}"""


def test_a_live_part_looks_again_when_its_socket_speaks_and_after_a_lost_connection(open_page):
    page = open_page()
    sockets, answers = [], iter(["one", "two", "three"])
    page.route_web_socket("**/ws/part/", lambda socket: sockets.append(socket))
    page.route("**/part/", lambda route: route.fulfill(body=next(answers), content_type="text/html"))
    page.goto("/style/")
    page.evaluate(LIVE)
    while not sockets:
        page.wait_for_timeout(20)
    sockets[0].send("news")
    expect(page.locator("#part")).to_have_text("one")
    sockets[0].close()
    expect(page.locator("#part")).to_have_text("two")
    assert len(sockets) == 2


def test_an_answer_that_never_comes_is_said_where_notices_stand(open_page):
    page = open_page()
    page.goto("/style/")
    page.route("**/gone/", lambda route: route.abort())
    page.evaluate("htmx.ajax('GET', '/gone/', '#main').catch(() => {})")
    expect(page.locator("#notices")).to_contain_text("We could not reach")
    open_page.problems[:] = [p for p in open_page.problems if "ERR_FAILED" not in p and "htmx:" not in p]
