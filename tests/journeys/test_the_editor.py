"""An editor who has never seen code: a section of the front page and a story of change with live figures, previewed,
sent for approval with a comment, approved by somebody else, published at its time, and taken back to an old version."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from PIL import Image
from playwright.sync_api import expect

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.seed_groups import seed_groups
from cms.pages.models import HomePage, StoryIndexPage, StoryPage
from coop.openbooks.calculations.figures import OF_EVERY_HUNDRED
from foundation import clock
from foundation.accounts.models import User
from tests.factories.books import a_paid_job, in_month, people
from tests.factories.cast import an_officer
from tests.journeys.steps import PASSWORD, sign_in
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
    # Wagtail leaves the file in which it draws a size of a picture to the collector of garbage.
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
    ),
]
TODAY = datetime(2026, 6, 2, 12, tzinfo=UTC)
THURSDAY = datetime(2026, 6, 4, 9, tzinfo=UTC)
PATIENT = 60_000  # the first page of a process reads all templates
STORY = "A rota instead of a boss"


@pytest.fixture
def one_clock(monkeypatch):
    """Wagtail asks Django what time it is: here Django asks the clock of the house."""
    monkeypatch.setattr("django.utils.timezone.now", clock.now)


@pytest.fixture
def books(site, frozen, one_clock):
    """May was a good month; the front page has one version, and there is a shelf for stories."""
    frozen(TODAY)
    for number, payer in enumerate(people(6)):
        a_paid_job(payer, at=in_month(5, 1 + number), worker=f"m_{number}", minor=10_000, levy=800)
    home = HomePage.objects.get()
    home.save_revision(log_action=True).publish()  # as somebody in the office would: the history shows it
    home.add_child(instance=StoryIndexPage(title="What changed", slug="stories"))
    return home


@pytest.fixture
def editor(books):
    """Eva, with a pass phrase and a code app; she signs in with a code from her drawer, which no slow machine outlives."""
    seed_groups()
    eva = User.objects.create_user("eva@example.org", PASSWORD, name="Eva Editor")
    EmailAddress.objects.create(user=eva, email=eva.email, verified=True, primary=True)
    appoint(by=an_officer("Bo Board"), user=eva, task="editor", resolution="Board meeting of 1 June", at=TODAY)
    TOTP.activate(eva, generate_totp_secret())
    (eva.code, *_others) = RecoveryCodes.activate(eva).get_unused_codes()
    return eva


def a_photo():
    file = io.BytesIO()
    Image.new("RGB", (1400, 900), (90, 130, 110)).save(file, "JPEG")
    return {"name": "rota.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def come_in(page, editor):
    """By pass phrase, and then by a code."""
    page.goto("/admin/")
    page.get_by_label("E-mail address").fill(editor.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step", timeout=PATIENT)
    page.get_by_label("Code", exact=True).fill(editor.code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this device yours alone?", timeout=PATIENT)
    page.get_by_role("button", name="No, always ask").click()
    page.wait_for_url("**/admin/")


def add_block(page, label, *, field="body"):
    """Open the last of the field's plus signs, choose a block by its name; the number of the new block."""
    before = int(page.locator(f"input[name='{field}-count']").input_value())
    page.locator(f"[data-contentpath='{field}'] .c-sf-add-button").last.click()
    page.locator("input[role='combobox']:visible").last.fill(label)
    page.get_by_role("option", name=label).first.click()
    expect(page.locator(f"input[name='{field}-count']")).to_have_value(str(before + 1), timeout=PATIENT)
    return f"{field}-{before}-value"


def preview(page):
    """What the panel beside the words shows."""
    page.get_by_role("button", name="Toggle preview").click()
    return page.frame_locator("#w-preview-iframe")


def choose_new_picture(page, block):
    page.locator(f"#{block}-picture-chooser").get_by_role("button").first.click()
    window = page.locator(".modal")
    window.get_by_role("tab", name="Upload").click()
    window.locator("input[type=file]").set_input_files(a_photo())
    expect(window.get_by_label("Title")).to_have_value("rota", timeout=PATIENT)  # Wagtail names it after the file
    window.get_by_label("What the picture shows").fill("A rota on a kitchen wall, with nine names.")
    window.get_by_role("button", name="Upload").click()
    expect(page.locator(f"[name='{block}-picture']")).not_to_have_value("", timeout=PATIENT)


def say_beside(page, field, words):
    """Leave a comment for the others beside a field; the panel must stand open before the words can take the focus."""
    page.get_by_role("button", name="Toggle comments").click()
    expect(page.get_by_text("Comment notifications")).to_be_visible(timeout=PATIENT)
    page.locator(f"[aria-describedby='{field}-label'][data-comment-add]").click()
    page.get_by_placeholder("Enter your comments").fill(words)
    page.get_by_role("button", name="Comment", exact=True).click()


def send_for_approval(page):
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Moderators approval").click()


def set_schedule(page, when):
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.locator("[name='go_live_at']").fill(when)
    page.get_by_role("button", name="Save schedule").press("Enter")  # the calendar it opened lies over the button
    expect(page.get_by_text("Go-live: 4 Jun 2026").first).to_be_visible(timeout=PATIENT)


def approve(page, words):
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve with comment").click()
    page.locator(".modal textarea").fill(words)
    page.locator(".modal button[type=submit]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_an_editor_builds_sends_schedules_and_somebody_else_publishes_and_takes_back(
    open_page, editor, books, do_jobs, frozen
):
    desk = open_page()
    desk.set_default_timeout(PATIENT)
    come_in(desk, editor)
    first = HomePage.objects.get().live_revision_id

    desk.goto(f"/admin/pages/{books.pk}/edit/")
    figure = add_block(desk, "A figure from the books")
    desk.locator(f"[name='{figure}-figure']").select_option(OF_EVERY_HUNDRED)
    desk.locator(f"[name='{figure}-period']").select_option("newest-month")
    desk.locator(f"[name='{figure}-words']").fill("This is why we are here.")
    call = add_block(desk, "One thing to do next")
    for name, words in {"title": "Work with us", "label": "How to join", "url": "/join/"}.items():
        desk.locator(f"[name='{call}-{name}']").fill(words)
    shown = preview(desk)
    expect(shown.get_by_text("This is why we are here.")).to_be_visible(timeout=PATIENT)
    expect(shown.get_by_role("link", name="How to join").last).to_be_visible(timeout=PATIENT)
    expect(shown.locator(".one-figure__value")).to_contain_text("92", timeout=PATIENT)
    say_beside(desk, "id_lead", "Is May enough, or shall we wait for the quarter?")
    send_for_approval(desk)
    expect(desk.get_by_text("has been submitted for moderation").first).to_be_visible(timeout=PATIENT)

    desk.goto(f"/admin/pages/add/cms_pages/storypage/{StoryIndexPage.objects.get().pk}/")
    desk.locator("[name='title']").fill(STORY)
    desk.locator("[name='changed']").fill("Nine cleaners share their rota.")
    block = add_block(desk, "A figure from the books")
    desk.locator(f"[name='{block}-figure']").select_option(OF_EVERY_HUNDRED)
    desk.locator(f"[name='{block}-period']").select_option("newest-month")
    block = add_block(desk, "A member’s voice")
    desk.locator(f"[name='{block}-text']").fill("I know my week on Sunday.")
    desk.locator(f"[name='{block}-name']").fill("Rosa Lane")
    picture = add_block(desk, "Picture")
    choose_new_picture(desk, picture)
    block = add_block(desk, "One thing to do next")
    for name, words in {"title": "Work with us", "label": "How to join", "url": "/join/"}.items():
        desk.locator(f"[name='{block}-{name}']").fill(words)
    set_schedule(desk, "2026-06-04 10:00")
    send_for_approval(desk)
    expect(desk.get_by_text("could not be saved due to validation errors")).to_be_visible(timeout=PATIENT)
    expect(desk.get_by_text("This field is required.")).to_have_count(1)
    alt = desk.locator(f"[name='{picture}-alt']")
    expect(alt).to_have_attribute("aria-invalid", "true")
    alt.fill("A rota on a kitchen wall, with nine names.")
    send_for_approval(desk)
    expect(desk.get_by_text("has been submitted for moderation").first).to_be_visible(timeout=PATIENT)

    cora = an_officer("Cora", "coordinator")
    office, story = open_page(), StoryPage.objects.get()
    office.set_default_timeout(PATIENT)
    sign_in(office, cora)
    office.goto(f"/admin/pages/{books.pk}/edit/")
    office.get_by_role("button", name="Toggle comments").click()
    expect(office.get_by_text("Is May enough, or shall we wait for the quarter?")).to_be_visible(timeout=PATIENT)
    approve(office, "May is enough.")
    office.goto(f"/admin/pages/{story.pk}/edit/")
    approve(office, "Lovely.")

    visitor = open_page()
    visitor.set_default_timeout(PATIENT)
    visitor.goto("/")
    expect(visitor.get_by_role("heading", name="Work with us")).to_be_visible()
    assert visitor.goto(story.url).status == 404
    frozen(THURSDAY - timedelta(minutes=1))
    do_jobs()
    assert visitor.goto(story.url).status == 404
    frozen(THURSDAY + timedelta(minutes=1))
    do_jobs()
    assert visitor.goto(story.url).status == 200
    assert_good_page(visitor)
    expect(visitor.locator(".one-figure__value")).to_contain_text("92")
    expect(visitor.get_by_alt_text("A rota on a kitchen wall, with nine names.")).to_be_visible()

    office.goto(f"/admin/pages/{books.pk}/history/")
    office.get_by_role("row").filter(has_text="Draft saved").last.get_by_role("button", name="Actions").click()
    office.get_by_role("link", name="Review this version").click()
    office.wait_for_url(f"**/revisions/{first}/revert/")
    expect(office.get_by_text("You are viewing a previous version of this page").first).to_be_visible(timeout=PATIENT)
    office.locator("footer").get_by_role("button", name="More actions").click()
    office.locator("footer button[name='action-publish']").click()
    office.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    visitor.goto("/")
    expect(visitor.get_by_role("heading", name="Work with us")).to_have_count(0)
    expect(visitor.get_by_role("heading", name="How it works")).to_be_visible()
    # The office saves by itself while somebody still types, and notes what is missing; a page before its time is not there.
    told = ("400 (Bad Request)", "404 (Not Found)")
    open_page.problems[:] = [one for one in open_page.problems if not any(words in one for words in told)]
