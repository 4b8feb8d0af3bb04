"""Every kind of page an editor writes, and the editor's pages we own: axe, four widths, two schemes, no sideways scroll.

One window is used again for all of it, and axe looks once at each state.
"""

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from cms.help.models import HelpIndexPage
from cms.learning.models import LearningIndexPage
from cms.pages.blocks import BODY
from cms.pages.models import SitePage, StandardPage
from cms.policies.models import PolicyIndexPage
from tests.factories.books import a_paid_job, in_month, people
from tests.factories.cast import a_bookable_listing, a_working_worker, an_officer
from tests.factories.front import an_event, one_of_each
from tests.factories.help import a_help_page
from tests.factories.learning import a_circle
from tests.factories.policies import a_policy
from tests.journeys.steps import sign_in
from tests.support.browser import TOO_WIDE, assert_good_page, look_with_axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
WIDTHS = (320, 390, 768, 1280)
SCHEMES = ("light", "dark")
OFFICE = [
    "/admin/",
    "/admin/reports/work/",
    "/admin/reports/members/",
    "/admin/reports/journals/",
    "/admin/reports/acts/",
    "/admin/reports/jobs/",
]


@pytest.fixture
def kinds(site, settings, frozen):
    """name -> address: one page of each kind with people, jobs and events behind it, and a page with every block."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    frozen(in_month(6, 2))
    for name in ("Rosa Lane", "Otto Berg"):
        a_bookable_listing(a_working_worker(name))
    for number, payer in enumerate(people(6)):
        a_paid_job(payer, at=in_month(5, 1 + number), worker=f"m_{number}", minor=10_000, levy=800)
    pages = one_of_each()
    an_event(pages["events"], title="Called off", called_off=True)
    body = [(name, block.get_preview_value()) for name, block in BODY]
    pages["every block"] = pages["home"].add_child(instance=StandardPage(title="Every block", lead="All.", body=body))
    pages["answer"], pages["policy"], pages["course"] = a_help_page(), a_policy(), a_circle().course
    pages["help"], pages["policies"] = HelpIndexPage.objects.get(), PolicyIndexPage.objects.get()
    pages["learning"] = LearningIndexPage.objects.get()
    return {name: page.url for name, page in pages.items()}


def kinds_of_page():
    """Every model of a page that can be made."""
    return {model for model in Page.__subclasses__() if not model._meta.abstract} | {
        model for model in SitePage.__subclasses__() if not model._meta.abstract
    }


def test_every_kind_of_page_is_good_at_every_width_in_both_schemes(open_page, kinds):
    page = open_page()
    page.set_default_timeout(60_000)  # the first page of a process reads all templates
    for name, address in kinds.items():
        page.goto(address)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert_good_page(page, name=f"{name} at {width} in {scheme}")


def test_every_kind_of_page_can_be_used_without_javascript(open_page, kinds):
    """What can be pressed sends a form, leads on, or opens by itself; nothing waits for a script."""
    page = open_page(viewport={"width": 390, "height": 844}, javascript=False)
    page.set_default_timeout(60_000)
    for name, address in kinds.items():
        page.goto(address)
        expect(page.get_by_role("heading", level=1), name).to_be_visible()
        assert page.locator("main button:visible").count() == page.locator("main form button:visible").count(), name
        folded = page.locator("main details:not([open])")
        many = folded.count()
        if many:
            folded.first.locator("summary").first.click()
            assert folded.count() < many, name


def test_the_editor_s_pages_of_ours_are_good_at_every_width_in_both_schemes(open_page, kinds):
    """What Wagtail's own frame of a page is made of is not ours to put right: axe looks at the part below it."""
    page = open_page()
    page.set_default_timeout(60_000)
    sign_in(page, an_officer("Pia Board"))
    for address in OFFICE:
        page.goto(address)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                results = look_with_axe(page, part="main")
                where = f"{address} at {width} in {scheme}"
                assert results.violations_count == 0, f"{where}\n{results.generate_report()}"
                assert page.evaluate(TOO_WIDE) == [], where


def test_every_kind_of_page_that_can_be_made_is_among_them(kinds):
    shown = {type(page.specific) for page in Page.objects.live().filter(depth__gt=1)}
    assert kinds_of_page() - shown == set()


def test_what_can_be_pressed_in_the_lists_is_large_enough_for_a_thumb(open_page, kinds):
    """44 CSS pixels for what stands alone; WCAG 2.2, 2.5.8 asks for 24."""
    page = open_page(viewport={"width": 390, "height": 844})
    for name in ("people", "area"):
        page.goto(kinds[name])
        small = page.evaluate(
            """() => [...document.querySelectorAll('main .chips a, main .button')]
                .filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent.trim())"""
        )
        assert small == [], name


def test_the_press_takes_our_mark_away_as_a_file(open_page, kinds):
    page = open_page()
    page.goto(kinds["press"])
    with page.expect_download() as taken:
        page.get_by_role("link", name="The mark in colour").click()
    assert taken.value.suggested_filename == "mark.svg"
