"""Voting in a real browser: by keyboard, without scripts and with them, from the ballot to the result."""

import re

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from coop.decisions.models import Ballot, DetachedBallot
from foundation import clock
from tests.factories.vote_pages import address, declared
from tests.factories.votes import AFTER, AGAINST, DURING, FOR, an_open_election, an_open_vote, keys_of, vote, voters_of
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def sign_in(page, site, member):
    """Give the browser the session of somebody who signed in."""
    client = Client()
    client.force_login(member.user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])


def press(page, control, key="Enter"):
    """With the keyboard alone."""
    control.focus()
    page.keyboard.press(key)


def test_a_named_vote_by_keyboard_without_scripts_and_then_changed(open_page, site):
    decision = an_open_vote(5, turnout_audience="members")
    ada = voters_of(decision)[0]
    with clock.frozen(DURING):
        page = open_page(viewport=PHONE, javascript=False)
        sign_in(page, site, ada)
        page.goto(address("vote", decision))
        expect(page.get_by_text("Your name and vote are visible to members.")).to_be_visible()
        box = page.get_by_text("Against", exact=True).bounding_box()
        assert box["height"] >= 44
        press(page, page.get_by_role("radio", name="Against"), "Space")
        press(page, page.get_by_role("button", name="Check my vote"))
        expect(page.get_by_role("heading", name="Check your vote")).to_be_visible()
        press(page, page.get_by_role("button", name="Cast my vote"))
        expect(page.get_by_role("heading", name="Your vote is in")).to_be_visible()
        code = page.locator(".copy__value").inner_text()
        assert re.fullmatch(r"([0-9A-F]{4}-){4}[0-9A-F]{4}", code)
        press(page, page.get_by_role("link", name="Change my vote"))
        expect(page.get_by_role("radio", name="Against")).to_be_checked()
        press(page, page.get_by_role("radio", name="For", exact=True), "Space")
        press(page, page.get_by_role("button", name="Check my vote"))
        press(page, page.get_by_role("button", name="Change my vote to this"))
        expect(page.get_by_role("heading", name="Your vote was changed")).to_be_visible()
        press(page, page.get_by_role("link", name="Check a receipt"))
        page.get_by_label("Your code").fill(code)
        press(page, page.get_by_role("button", name="Check", exact=True))
        expect(page.get_by_text("This vote was replaced")).to_be_visible()
    live = Ballot.objects.get(superseded_at__isnull=True)
    assert (live.paper, live.entry.member) == (FOR, ada)


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")])
def test_an_election_ranked_with_buttons_and_numbers_and_its_result(open_page, site, viewport, scheme):
    decision = an_open_election(24, turnout_audience="members")
    ada, *others = voters_of(decision)
    keys = keys_of(decision)
    with clock.frozen(DURING):
        page = open_page(viewport=viewport, scheme=scheme)
        sign_in(page, site, ada)
        page.goto(address("vote", decision))
        assert_good_page(page, name="ballot")
        expect(page.locator("[data-turnout-words]")).to_have_text("0 of 24 members have voted.")
        other = open_page(viewport=PHONE)
        sign_in(other, site, others[0])
        other.goto(address("vote", decision))
        other.get_by_label("Rank for Bo").fill("1")
        other.get_by_role("button", name="Check my vote").click()
        other.get_by_role("button", name="Cast my vote").click()
        expect(page.locator("[data-turnout-words]")).to_have_text("1 of 24 members have voted.")
        page.get_by_label("Rank for Cy").fill("1")
        page.get_by_label("Rank for Ada").fill("1")
        page.get_by_role("button", name="Check my vote").click()
        expect(page.get_by_role("alert")).to_contain_text("both have rank 1")
        assert_good_page(page, name="mistakes")
        open_page.problems[:] = [problem for problem in open_page.problems if "422" not in problem]
        expect(page.locator("[data-error-summary]")).to_be_focused()  # it takes the focus once, and before the keys
        page.get_by_label("Rank for Ada").fill("")
        press(page, page.get_by_role("button", name="Move Ada up"))
        expect(page.get_by_label("Rank for Ada")).to_have_value("2")
        press(page, page.get_by_role("button", name="Move Ada up"))
        expect(page.get_by_label("Rank for Cy")).to_have_value("2")
        expect(page.locator("[data-ranks-status]")).to_have_text("Ada now has rank 1")
        page.get_by_role("button", name="Check my vote").click()
        assert_good_page(page, name="check")
        page.get_by_role("button", name="Cast my vote").click()
        expect(page.get_by_role("heading", name="Your vote is in")).to_be_visible()
        assert_good_page(page, name="voted")
    papers = [ballot.paper["ranking"] for ballot in DetachedBallot.objects.all()]
    assert sorted(papers) == sorted([[keys["Bo"]], [keys["Ada"], keys["Cy"]]])
    for number, person in enumerate(others[1:]):
        vote(decision, person, [keys[name] for name in (["Ada", "Bo"], ["Bo"], ["Cy", "Ada"], ["Di"])[number % 4]])
    declared(decision)
    with clock.frozen(AFTER):
        page.goto(address("result", decision))
        expect(page.get_by_role("heading", name="Elected", exact=True)).to_be_visible()
        assert_good_page(page, name="result")


def test_the_result_of_a_resolution_is_good_on_a_phone_and_a_desk(open_page, site):
    decision = an_open_vote(9)
    for number, person in enumerate(voters_of(decision)):
        vote(decision, person, AGAINST if number % 4 == 0 else FOR)
    declared(decision)
    with clock.frozen(AFTER):
        for viewport in (PHONE, DESKTOP, {"width": 320, "height": 700}):
            page = open_page(viewport=viewport)
            page.goto(address("result", decision))
            expect(page.get_by_text("was carried")).to_be_visible()
            assert_good_page(page, name="result of a resolution")
            page.get_by_role("link", name="Check a receipt").click()
            assert_good_page(page, name="receipt")
