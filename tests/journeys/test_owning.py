"""Owning a part of the co-op in a real browser: an applicant pays the share on a phone without JavaScript, looks at the
certificate, and wants some money back; the board decides and the treasurer pays, at a desk in the dark."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from coop.membership.models import Member
from coop.rules.actions.set_policy import set_policy
from coop.shares.queries.proofs import capital_is_the_register, withdrawals_are_owed
from foundation import clock
from tests.factories.shares import a_treasurer, an_accepted_applicant, an_owner, earned
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
SMALL_PHONE = {"width": 320, "height": 640}


@pytest.fixture
def window_of(open_page, site):
    """A window in which this person is signed in already."""

    def open_(user, **given):
        page, client = open_page(**given), Client()
        client.force_login(user)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}
        page.context.add_cookies([cookie])
        page.set_default_timeout(60_000)  # the first page of a process reads all templates
        return page

    return open_


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def go(page, name):
    page.get_by_role("link", name=name).first.click()


def test_paying_the_share_owning_it_and_taking_some_out(window_of):
    at = clock.now() - timedelta(days=3)
    for key in ("share_notice_days", "share_lock_in_days"):
        set_policy(by=None, key=key, value=0, decision_name="Founding meeting", starts_at=at, at=at)
    earned(500_000, at=at)
    pia = a_treasurer()
    an_owner("Otto Berg", 1_000, treasurer=pia, at=at)
    ines = an_accepted_applicant(at=at).user
    phone, desk = window_of(ines, viewport=SMALL_PHONE, javascript=False), window_of(pia, scheme="dark")

    phone.goto("/me/shares/")
    assert_good_page(phone)
    go(phone, "Go to pay")
    assert_good_page(phone)
    phone.get_by_label("How many shares?").fill("25")
    press(phone, "Go to pay")
    phone.wait_for_url("**/pay/**")
    press(phone, "Pay £25.00")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your shares")
    assert_good_page(phone)
    assert Member.objects.get(user=ines).state == "active"
    go(phone, "What others see when they check it")
    expect(phone.get_by_text("This certificate is valid.")).to_be_visible()
    assert_good_page(phone)

    phone.goto("/me/shares/")
    go(phone, "Take shares out")
    assert_good_page(phone)
    phone.get_by_label("How many shares?").fill("5")
    press(phone, "Join the queue")
    expect(phone.get_by_text("In the queue", exact=True)).to_be_visible()

    desk.goto("/office/register/")
    assert_good_page(desk)
    go(desk, "Taking out")
    assert_good_page(desk)
    go(desk, "1. Ines Novak")
    assert_good_page(desk)
    desk.get_by_label("Decision of the board").first.fill("Board meeting, item 4")
    press(desk, "Approve")
    go(desk, "Ines Novak")
    assert_good_page(desk)
    desk.get_by_label("Line of the bank statement").fill("statement 3, line 1")
    press(desk, "It is paid")
    expect(desk.get_by_text("Recorded as paid.")).to_be_visible()

    phone.reload()
    expect(phone.get_by_text("Paid on", exact=False).first).to_be_visible()
    assert_good_page(phone)
    assert (capital_is_the_register(), withdrawals_are_owed()) == ([], [])
