"""A text on its way to the vote, in a real browser: a change to a paragraph, an interest, and less notice by consent."""

import os
import re

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from coop.decisions.actions.edit_text import edit_text
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.models import Amendment, DecisionText
from foundation import clock
from tests.factories.deciding import (
    PROPOSED,
    SENT,
    WORDS,
    a_voter,
    amended,
    an_officer,
    noticed_short,
    under_discussion,
)
from tests.support.browser import assert_good_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def sign_in(page, site, member):
    """Give the browser the session of somebody who signed in."""
    client = Client()
    client.force_login(member.user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])


def press(page, control):
    """With the keyboard alone."""
    control.focus()
    page.keyboard.press("Enter")


def picture(page, name):
    if folder := os.environ.get("PICTURES_TO"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_change_is_proposed_and_taken_over_by_keyboard_without_scripts(open_page, site):
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    decision = under_discussion(jo, ana)
    with clock.frozen(SENT):
        member = open_page(viewport=PHONE, javascript=False)
        sign_in(member, site, sam)
        member.goto(f"/decisions/{decision.slug}/")
        press(member, member.get_by_role("link", name="Changes proposed"))
        # A name takes a space before what only a screen reader hears, once the styles are there.
        press(member, member.get_by_role("link", name=re.compile("^Propose other words ?: The van is often stuck")))
        member.get_by_label("How should it read?").fill("The van is stuck in the valley twice a week.")
        member.get_by_label("Why?").fill("I counted.")
        press(member, member.get_by_role("button", name="Propose this change"))
        expect(member.get_by_role("heading", name="Change no. 1, by Sam Hill")).to_be_visible()
        expect(member.locator("ins")).to_contain_text(["twice a week."])
        author = open_page(viewport=PHONE, javascript=False)
        sign_in(author, site, jo)
        author.goto(f"/decisions/{decision.slug}/changes/")
        press(author, author.get_by_role("button", name="Take it over"))
        expect(author.get_by_text("taken over by the author")).to_be_visible()
    assert Amendment.objects.get().answer == "accepted"
    assert DecisionText.objects.latest("number").body == "The van is stuck in the valley twice a week."


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (DESKTOP, "dark"), ({"width": 320, "height": 640}, "light")]
)
def test_changes_interests_and_short_notice_are_good_pages(open_page, site, viewport, scheme):
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    decision = under_discussion(jo, ana)
    amended(decision, sam, text="The van is stuck in the valley twice a week, and the bus as well.")
    amended(decision, jo, text="The van is stuck in the valley.")
    amended(decision, sam, part="cost", text="About £1,200, once.")
    edit_text(
        by=jo.user, decision=decision, wording=Wording(**{**WORDS.__dict__, "cost": "About £1,500."}), at=PROPOSED
    )
    hurried = noticed_short(jo, ana)
    name = f"{viewport['width']}-{scheme}"
    with clock.frozen(SENT):
        page = open_page(viewport=viewport, scheme=scheme)
        sign_in(page, site, sam)
        for path, heading in (
            (f"/decisions/{decision.slug}/changes/", "Changes proposed to the text"),
            (f"/decisions/{hurried.slug}/short-notice/", "Is less notice enough?"),
            (f"/decisions/{hurried.slug}/interests/", "Who gains or loses by it?"),
        ):
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            assert_good_page(page, name=heading)
            picture(page, f"{path.strip('/').split('/')[-1]}-{name}")
        page.get_by_label("What do you, or people close to you").fill("My brother sells the bike.")
        page.get_by_role("button", name="Declare it").click()
        expect(page.get_by_text("My brother sells the bike.")).to_be_visible()
        assert_good_page(page, name="declared")
        page.goto(f"/decisions/{hurried.slug}/short-notice/")
        page.get_by_role("button", name="I agree").click()
        expect(page.get_by_role("heading", name="You agreed")).to_be_visible()
        assert_good_page(page, name="agreed")
        picture(page, f"agreed-{name}")
        page.goto(f"/decisions/{hurried.slug}/")
        assert_good_page(page, name="decision")
        picture(page, f"decision-{name}")
        page.goto(f"/decisions/{decision.slug}/changes/")
        page.get_by_role("link", name="Write it anew against the text of today").click()
        expect(page.get_by_text("You proposed this as change no. 3")).to_be_visible()
        assert_good_page(page, name="anew")
        picture(page, f"anew-{name}")
