"""A member finds a study circle, joins, is marked present, looks back and gets the certificate: without JavaScript."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from tests.factories.learning import AFTER, BEFORE, a_circle, a_facilitator
from tests.factories.marketplace import a_member
from tests.journeys.steps import sign_in, tick
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def window_of(open_page):
    """A window without JavaScript, and an eye that looks at the same page with axe."""

    def open_(user, **given):
        page, eye = open_page(javascript=False, **given), open_page(**given)
        for one in (page, eye):
            sign_in(one, user)
            one.set_default_timeout(60_000)  # the first page of a process reads all templates

        def look():
            eye.goto(page.url)
            assert_good_page(eye)

        page.look = look
        return page

    return open_


def go(page, name):
    page.get_by_role("link", name=name).first.click()
    page.look()


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.look()


def test_a_member_learns_in_a_circle_from_finding_it_to_the_certificate(window_of, frozen, do_jobs):
    frozen(BEFORE)
    leader, member = a_facilitator(), a_member().user
    circle = a_circle(by=leader)
    phone, desk = window_of(member, viewport=PHONE), window_of(leader)

    phone.goto("/")
    go(phone, "Study circles")
    go(phone, "How our co-op works")
    press(phone, "Join this circle")
    expect(phone.get_by_text("You have a place in this circle.")).to_be_visible()
    do_jobs()
    assert [one.subject for one in mail.outbox if one.to == [member.email]] == ["You have a place: How our co-op works"]

    frozen(AFTER)
    desk.goto("/learning/desk/")
    desk.look()
    for number in (1, 2):
        desk.goto(f"/learning/desk/{circle.reference}/")
        go(desk, f"{number}. ")
        tick(desk, desk.get_by_role("checkbox"))
        press(desk, "Keep the attendance")
    expect(desk.get_by_text("2 of 3").first).to_be_visible()

    phone.goto("/me/learning/")
    phone.look()
    expect(phone.get_by_text("A reflection on the whole circle.")).to_be_visible()
    go(phone, "Look back on the circle")
    phone.get_by_label("What do you take with you?").fill("I read the books now, and I ask.")
    press(phone, "Keep my words")
    press(phone, "Get my certificate")
    expect(phone.get_by_text("Your certificate has No. 1.")).to_be_visible()
    go(phone, "What others see when they check it")
    expect(phone.get_by_text("Genuine")).to_be_visible()
