"""A year is closed and shared in a real browser: the treasurer at a desk, a member on a phone without JavaScript."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from playwright.sync_api import expect

from coop.surplus.models import FiscalYear
from foundation import clock
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.reconcile.actions.reconcile import reconcile
from tests.factories.surplus import a_sharer, an_officer
from tests.payments.conftest import every_errand_can_be_had  # noqa: F401 - a fixture
from tests.payments.support import paid_errand, ready_payee
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
SMALL_PHONE = {"width": 320, "height": 640}
LAST_YEAR = datetime(2025, 6, 10, 12, tzinfo=UTC)


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


def worked(sandbox, member, number, earned):
    """A job of last year, paid for at the look-alike and accepted."""
    with clock.frozen(LAST_YEAR):
        payment = paid_errand(sandbox, f"er_{number}", earned + 1_000, at=LAST_YEAR)
        shares = [Share(member.account_id, earned)]
        release_earnings(reference=f"er_{number}", payment=payment, shares=shares, contribution=1_000, at=LAST_YEAR)


def test_a_year_is_closed_drafted_declared_and_read(window_of, sandbox, do_jobs):
    treasurer, rosa, otto = an_officer(), a_sharer("Rosa Lane"), a_sharer("Otto Berg")
    for member in (rosa, otto):
        ready_payee(sandbox, member.account_id)
    for number, (member, earned) in enumerate([(rosa, 6_000), (rosa, 6_000), (otto, 6_000)]):
        worked(sandbox, member, number, earned)
    do_jobs()
    reconcile(by=None, at=clock.now())
    desk, phone = window_of(treasurer), window_of(rosa.user, viewport=SMALL_PHONE, javascript=False)

    desk.goto("/office/year/")
    press(desk, "Write down the year 2025")
    assert_good_page(desk)
    press(desk, "Close its months")
    press(desk, "Prove the books now")
    assert_good_page(desk)
    press(desk, "Close the year")
    assert_good_page(desk)

    for title, reserve in (("More to us", "10"), ("More to keep", "60")):
        desk.goto("/surplus/2025/drafts/new/")
        desk.get_by_label("Title").fill(title)
        desk.get_by_label("Indivisible reserve, in percent").fill(reserve)
        press(desk, "Work it out")
        expect(desk.get_by_role("button", name="Freeze it as a plan")).to_be_visible()
    assert_good_page(desk)

    phone.goto("/surplus/2025/")
    assert_good_page(phone)
    press(phone, "Compare")
    assert_good_page(phone)
    phone.goto("/surplus/2025/drafts/1/")
    expect(phone.get_by_text("What would this do to me?")).to_be_visible()
    assert_good_page(phone)

    desk.goto("/surplus/2025/drafts/1/")
    press(desk, "Freeze it as a plan")
    assert_good_page(desk)
    go(desk, "A meeting resolved it on paper")
    desk.get_by_label("Which meeting resolved it?").fill("Members' meeting of 1 March 2026")
    press(desk, "Share the result by this plan")
    expect(desk.get_by_text("The result is shared. Every member gets a statement.")).to_be_visible()
    do_jobs()
    go(desk, "Pay the members' parts")
    press(desk, "Pay the members now")
    expect(desk.get_by_role("button", name="Pay the members now")).to_have_count(0)
    assert_good_page(desk)
    do_jobs()
    desk.goto("/office/year/2025/payment/")
    expect(desk.get_by_text("2 of 2")).to_be_visible()
    assert_good_page(desk)

    phone.goto("/me/statements/")
    go(phone, "2025")
    expect(phone.get_by_text("Members' meeting of 1 March 2026")).to_be_visible()
    assert_good_page(phone)
    assert FiscalYear.objects.get().state == "paid"
