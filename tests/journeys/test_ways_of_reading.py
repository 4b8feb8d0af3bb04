"""Pages as different readers meet them: with the Tab key, in forced colours, still, in large print, on paper."""

import os

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import expect

from foundation import clock
from marketplace.services.models import Listing
from tests.architecture.world import Page, a_world
from tests.factories.bookings import NOON
from tests.support.browser import assert_good_page, give_session, session_of
from tests.support.clean import empty_to_baseline
from tests.support.site import LiveSite

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
NOBODY_ELSE = {"STRIPE_API_BASE": "http://127.0.0.1:9", "STRIPE_SECRET_KEY": ""}
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """The small co-op of the architecture's tests, on Tuesday 2 June 2026 at noon, at an address of its own."""
    with django_db_blocker.unblock(), clock.frozen(NOON), override_settings(**NOBODY_ELSE):
        world = a_world()
        sessions = {role: session_of(user) for role, user in world.users.items() if user is not None}
        site = LiveSite()
        with override_settings(SITE_URL=site.url):
            site.start()
            yield world, site, sessions
            site.stop()
        empty_to_baseline()


@pytest.fixture(scope="module")
def key_pages(town):
    """Name -> (who looks, address)."""
    world = town[0]
    listing = Listing.objects.order_by("pk").first()

    def path(name, *arguments, about="-"):
        return world.path(Page(name, arguments), about)

    return {
        "home": ("anonymous", "/"),
        "find": ("anonymous", reverse("search:find") + "?what=clean"),
        "listing": ("anonymous", reverse("services:listing", args=[listing.slug])),
        "checkout": ("customer", path("bookings:check_and_pay", "reference", about="hold")),
        "vote": ("other_worker", path("decisions:vote", "slug")),
        "today": ("worker", reverse("bookings:today")),
    }


@pytest.fixture
def open_as(chromium, town):
    """A window of one of the town's people."""
    _world, site, sessions = town
    contexts = []

    def open_(role, viewport=DESK, display="", **how):
        context = chromium.new_context(viewport=viewport, base_url=site.url, locale="en-GB", **how)
        contexts.append(context)
        if role in sessions:
            give_session(context, sessions[role])
        if display:
            context.add_cookies([{"name": "display", "value": display, "domain": "127.0.0.1", "path": "/"}])
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


def picture(page, name):
    if folder := os.environ.get("PICTURES_TO"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


KEYS = ["home", "find", "listing", "checkout", "vote", "today"]
# What stands at the focus: where in the page, whether a ring is seen (its own, its label's, its card's), and whether
# anything lies over it.
STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const ringed = [e, e.nextElementSibling, e.closest('.card, li')].filter(Boolean).find(one => {
        const s = getComputedStyle(one);
        return s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== 'rgba(0, 0, 0, 0)';
    });
    const r = e.getBoundingClientRect();
    const over = document.elementFromPoint(
        Math.min(innerWidth - 1, Math.max(0, r.x + r.width / 2)), Math.min(innerHeight - 1, Math.max(0, r.y + r.height / 2)));
    const own = over && (e.contains(over) || over.contains(e) || over === e.nextElementSibling
        || (e.nextElementSibling && e.nextElementSibling.contains(over)) || over.closest('.option') === e.closest('.option'));
    return {
        place: [...document.querySelectorAll('*')].indexOf(e), ringed: Boolean(ringed), covered: own ? '' : over ? over.outerHTML.slice(0, 120) : 'nothing is there',
        tabindex: e.tabIndex, what: e.outerHTML.slice(0, 120), width: r.width,
    };
}"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", KEYS)
def test_the_tab_key_walks_through_the_page_in_order_and_is_always_seen(open_as, key_pages, name, viewport):
    role, address = key_pages[name]
    page = open_as(role, viewport, reduced_motion="reduce")  # what is focused is then scrolled to at once
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    stops = []
    while (stop := page.evaluate(STOP)) and (not stops or stop["place"] != stops[0]["place"]) and len(stops) < 400:
        stops.append(stop)
        page.keyboard.press("Tab")
    assert 8 < len(stops) < 400, "the walk leaves the page at its end"
    assert [one["what"] for one in stops if not one["ringed"]] == [], "a stop without a ring"
    assert [(one["what"], one["covered"]) for one in stops if one["covered"]] == [], (
        "a stop under something else (WCAG 2.2, 2.4.11)"
    )
    places = [one["place"] for one in stops]
    assert places == sorted(places)
    last = page.locator("footer :is(a, button)").last
    assert last.evaluate("e => [...document.querySelectorAll('*')].indexOf(e)") == places[-1]


def test_the_skip_link_leads_past_the_header(open_as, key_pages):
    page = open_as("anonymous")
    page.goto(key_pages["home"][1])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


LOST = """() => {
    const seen = e => e.offsetWidth > 1 && e.offsetHeight > 1;
    const bare = [...document.querySelectorAll('.button, .card, .notice, .badge, input:not([type=hidden], [type=radio], [type=checkbox])')]
        .filter(e => seen(e) && (getComputedStyle(e).borderTopStyle === 'none' || parseFloat(getComputedStyle(e).borderTopWidth) < 1));
    const paper = getComputedStyle(document.body).backgroundColor;
    const gone = [...document.querySelectorAll('.fill, .art path, .mark path, .chart__text')].filter(e => {
        const s = getComputedStyle(e);
        return (s.fill === 'none' || s.fill === paper) && (s.stroke === 'none' || s.stroke === paper)
            && !e.matches('.mark__gap') && parseFloat(e.getAttribute('width') || '1') > 0;
    });
    return [...bare, ...gone].map(e => e.outerHTML.slice(0, 140));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_edges_rings_and_pictures(open_as, key_pages, scheme):
    for name, (role, address) in key_pages.items():
        page = open_as(role, forced_colors="active", color_scheme=scheme)
        page.goto(address)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        picture(page, f"forced-{scheme}-{name}")
        assert page.evaluate(LOST) == [], name
        page.locator("main").locator("a, button").first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate(STOP)["ringed"], name


def test_a_money_bar_is_read_without_its_colours(open_as, key_pages):
    role, address = key_pages["checkout"]
    page = open_as(role, forced_colors="active")
    page.goto(address)
    bar = page.locator(".money-bar").first
    parts = bar.locator("rect.fill").count()
    assert parts == 3
    assert bar.locator("line.money-bar__cut").count() == parts - 1
    expect(bar.locator("tbody tr")).to_have_count(parts)
    shapes = bar.locator(".key").evaluate_all(
        "all => all.map(e => getComputedStyle(e).borderRadius + getComputedStyle(e).rotate)"
    )
    assert len(set(shapes)) == parts


MOVING = """() => [...document.querySelectorAll('*')].filter(e => ['', '::before', '::after'].some(part => {
    const s = getComputedStyle(e, part || null);
    return s.transitionDuration.split(',').some(one => parseFloat(one) > 0) || s.animationName !== 'none' || s.scrollBehavior === 'smooth';
})).map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("asked", ["of the device", "of us"])
def test_nothing_moves_for_people_who_asked_for_stillness(open_as, key_pages, asked):
    how = {"reduced_motion": "reduce"} if asked == "of the device" else {"display": "still"}
    for name, (role, address) in key_pages.items():
        page = open_as(role, **how)
        page.goto(address)
        assert page.evaluate(MOVING) == [], name
    moving = open_as("anonymous")
    moving.goto("/")
    assert moving.evaluate(MOVING) != []


@pytest.mark.parametrize("width", [320, 1280])
def test_very_large_print_stays_on_the_screen(open_as, key_pages, width):
    for name, (role, address) in key_pages.items():
        page = open_as(role, {"width": width, "height": 900}, "larger.dark")
        page.goto(address)
        picture(page, f"larger-{width}-{name}")
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 24
        assert_good_page(page, name=f"{name} at {width} in very large print")


def test_the_colours_somebody_chose_win_over_those_of_the_device(open_as):
    ground = "getComputedStyle(document.body).backgroundColor"
    page, plain = open_as("anonymous", display="dark", color_scheme="light"), open_as("anonymous", color_scheme="dark")
    for one in (page, plain):
        one.goto("/display/")
    assert page.evaluate(ground) == plain.evaluate(ground)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


PLAINLY = {
    "home": "People near you do the work. They own this co-op together.",
    "checkout": "Most of your money goes to the person who does the work.",
    "vote": "Every member has one vote. All votes count the same.",
    "statement": "Who worked more gets more.",
    "join": "To join, you ask, the board says yes, and you buy a share.",
    "levy": "The co-op keeps a small part of each price.",
}


@pytest.mark.parametrize("name", PLAINLY)
def test_pages_about_money_and_votes_have_plain_words_for_who_asks(open_as, key_pages, town, name):
    more = {
        "statement": ("worker", "/me/statements/2026/"),
        "join": ("anonymous", reverse("membership:join")),
        "levy": ("anonymous", "/rules/levy_bp/"),
    }
    role, address = (key_pages | more)[name]
    for display, times in (("", 0), ("plain", 1)):
        page = open_as(role, display=display)
        page.goto(address)
        expect(page.get_by_text(PLAINLY[name]), display).to_have_count(times)
    assert_good_page(page, name=f"{name} in plain words")
    picture(page, f"plain-{name}")


PAPER = {"width": 718, "height": 1000}  # the inside of an A4 page, in CSS pixels
ON_PAPER = {
    "statement": ("worker", "surplus:statement", ("year",), "-"),
    "receipt": ("customer", "bookings:receipt", ("reference",), "completed"),
    "register": ("board", "shares:register", (), "-"),
    "minutes": ("worker", "decisions:minutes", ("slug",), "-"),
    "result": ("worker", "decisions:result", ("slug",), "-"),
    "rulebook": ("anonymous", "rules:rulebook", (), "-"),
    "policies": ("anonymous", "policies:all_policies", (), "-"),
}
FOR_SCREENS = ".top__nav, .top__me, .top__search, .bar, .foot__links, .skip, .crumbs, .pager, .button, .sticky-bar"
TOO_WIDE = """() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
    && getComputedStyle(e).position !== 'absolute').map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("name", ON_PAPER)
def test_papers_print_without_what_is_for_screens(open_as, town, name):
    role, page_name, arguments, about = ON_PAPER[name]
    page = open_as(role, PAPER, "dark")
    answer = page.goto(town[0].path(Page(page_name, arguments), about))
    assert answer.status == 200
    page.emulate_media(media="print")
    picture(page, f"paper-{name}")
    shown = [e for e in page.locator(FOR_SCREENS).all() if e.is_visible()]
    assert [one.evaluate("e => e.outerHTML.slice(0, 100)") for one in shown] == []
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".brand__name").first).to_be_visible()
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    torn = page.locator("main tr").evaluate_all(
        "rows => rows.filter(r => getComputedStyle(r).breakInside !== 'avoid').length"
    )
    assert torn == 0
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert b"[0 0 594.95996 841.91998]" in paper or b"[0 0 595" in paper, "A4"
