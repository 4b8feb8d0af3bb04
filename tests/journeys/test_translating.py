"""An editor writes a page in Spanish, a coordinator publishes it, and a visitor with a phone reads it there."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import expect
from wagtail.models import Locale

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.seed_groups import seed_groups
from cms.pages.models import HomePage, StandardPage
from tests.factories.cast import an_officer
from tests.factories.marketplace import a_user
from tests.journeys.steps import sign_in
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
TODAY = datetime(2026, 6, 2, 12, tzinfo=UTC)
PHONE = {"width": 390, "height": 844}
PATIENT = 60_000  # the first page of a process reads all templates


@pytest.fixture
def pages(site, frozen):
    """A co-op whose editors may write in Spanish too, with its front page and a page about how it came about."""
    frozen(TODAY)
    Locale.objects.create(language_code="es")
    home = HomePage.objects.get()
    home.save_revision().publish()
    page = home.add_child(instance=StandardPage(title="How we began", slug="how-we-began", lead="Six of us, one van."))
    page.save_revision().publish()
    return home, page


@pytest.fixture
def editor(pages):
    seed_groups()
    eva = a_user("Eva Editor")
    appoint(by=an_officer("Bo Board"), user=eva, task="editor", resolution="Board meeting of 1 June", at=TODAY)
    TOTP.activate(eva, generate_totp_secret())
    return eva


def begin_translation(desk, page):
    """From the page's own buttons to the form of its copy."""
    desk.goto(f"/admin/pages/{page.pk}/edit/")
    desk.locator("header").get_by_role("button", name="Actions").first.click()
    desk.get_by_role("link", name="Translate").click()
    desk.get_by_label("Español").check()
    desk.get_by_role("button", name="Submit").click()
    expect(desk.get_by_text("was successfully created in Español").first).to_be_visible(timeout=PATIENT)


def send_for_approval(desk):
    desk.locator("footer").get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Submit to Moderators approval").click()
    expect(desk.get_by_text("has been submitted for moderation").first).to_be_visible(timeout=PATIENT)


def approve(office, page):
    office.goto(f"/admin/pages/{page.pk}/edit/")
    office.locator("footer").get_by_role("button", name="More actions").click()
    office.get_by_role("button", name="Approve with comment").click()
    office.locator(".modal textarea").fill("Muy bien.")
    office.locator(".modal button[type=submit]").click()
    office.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def in_spanish(page):
    return page.get_translation(Locale.objects.get(language_code="es"))


def path_of(window):
    return urlsplit(window.url).path


def test_a_page_written_in_spanish_is_found_there_and_the_switch_keeps_the_page(open_page, pages, editor):
    home, page = pages
    desk, office = open_page(viewport=PHONE), open_page()
    for window, person in ((desk, editor), (office, an_officer("Cora", "coordinator"))):
        window.set_default_timeout(PATIENT)
        sign_in(window, person)

    visitor = open_page(viewport=PHONE)
    visitor.set_default_timeout(PATIENT)
    for original, words in (
        (home, {"promise": "Buena ayuda, cerca de casa."}),
        (page, {"title": "Cómo empezamos", "lead": "Seis personas y una furgoneta."}),
    ):
        begin_translation(desk, original)
        for name, value in words.items():
            desk.locator(f"[name='{name}']").fill(value)
        send_for_approval(desk)
        visitor.goto(f"/es{original.url}")  # a draft is shown to nobody: the address leads to the original
        expect(visitor).to_have_url(re.compile(rf"\d{original.url}$"))
        approve(office, in_spanish(original))

    there = in_spanish(page).url
    assert there.startswith("/es/")
    visitor.goto("/how-we-began/")
    visitor.get_by_role("button", name="Español").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Cómo empezamos")
    expect(visitor.get_by_text("Seis personas y una furgoneta.").first).to_be_visible()
    expect(visitor.locator("html")).to_have_attribute("lang", "es")
    assert path_of(visitor) == there
    assert_good_page(visitor)
    visitor.goto("/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Buena ayuda, cerca de casa.")
    assert path_of(visitor) == "/es/"
    visitor.goto(there)
    visitor.get_by_role("button", name="English").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("How we began")
    assert path_of(visitor) == "/how-we-began/"
    assert_good_page(visitor)
