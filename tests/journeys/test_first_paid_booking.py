"""A stranger finds a member-worker, books and pays; the worker does the job and is paid; the books balance."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.search.actions.import_places import import_places
from payments.ledger.queries.balances import balance_of
from payments.payouts.actions.set_up_payee import set_up_payee
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.models import Payee
from payments.payouts.registry import owner_of
from tests.factories.cast import a_bookable_listing, a_customer
from tests.journeys import steps
from tests.journeys.conftest import DESKTOP, PHONE
from tests.support.browser import assert_good_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
# The first 10:00 that is offered: Wednesday 3 June by the clock in the valley, so it needs the customer's consent.
START = datetime(2026, 6, 3, 9, tzinfo=UTC)
HEBDEN = "GB\tHX7\tHebden Bridge\tEngland\tENG\tWest Yorkshire\t\tCalderdale\t\t53.7423\t-2.0132\t4"


@pytest.fixture
def at(frozen):
    """Move the clock of the whole world, site and provider included."""
    frozen(NOON)
    return frozen


@pytest.fixture
def listing(at, transactional_db, do_jobs):
    import_places(by=None, lines=[HEBDEN], comma=False, at=NOON)
    offered = a_bookable_listing()
    do_jobs()
    return offered


def can_be_paid(worker, sandbox, do_jobs):
    """The worker has an approved account at the provider."""
    user = worker.member.user
    payee = set_up_payee(by=user, owner=owner_of(user), at=NOON)
    do_jobs()
    payee = Payee.objects.get(pk=payee.pk)
    sandbox.control.set_account(payee.remote_id, "active")
    sync_payee(payee=payee, at=NOON)


def books_balance(sandbox):
    """Every invariant holds, and the books say what the provider says."""
    call_command("verify_ledger", verbosity=0)
    theirs = sandbox.control.balance().get("gbp", {"available": 0, "pending": 0})
    assert balance_of("1010", "GBP") + balance_of("1011", "GBP") == theirs["available"] + theirs["pending"]


def to_the_payment_page(page, listing, customer):
    """A signed-in customer, from the listing to the provider's page."""
    steps.sign_in(page, customer)
    steps.choose_time(page, listing, "10:00")
    steps.give_details(page)
    steps.press_pay(page)


def test_a_stranger_finds_books_signs_up_and_pays_on_a_phone_without_javascript(open_page, sandbox, listing, do_jobs):
    page = open_page(viewport=PHONE, javascript=False)
    steps.find(page, what="cleaning")
    steps.open_listing(page, listing)
    steps.choose_time(page, listing, "10:00")
    steps.give_details(page)
    page.locator("main").get_by_role("link", name="Make an account").click()
    steps.sign_up(page, email="amina@example.org")
    steps.press_pay(page)
    page.get_by_role("button", name="Pay £80.00").click()
    page.wait_for_url("**/booked/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are booked")
    booking = Booking.objects.get()
    assert (booking.status, booking.customer.email) == (BookingState.CONFIRMED, "amina@example.org")
    assert booking.start_utc == START
    assert balance_of(f"2100:{booking.ledger_ref}", "GBP") == 8000
    do_jobs()
    books_balance(sandbox)


@pytest.mark.parametrize(("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone, dark"])
def test_from_booking_to_the_workers_bank_and_the_receipt(open_page, sandbox, listing, do_jobs, at, viewport, scheme):
    worker, customer = listing.worker, a_customer()
    can_be_paid(worker, sandbox, do_jobs)
    works = open_page(viewport=viewport, scheme=scheme)
    steps.sign_in(works, worker.member.user)
    with works.expect_websocket():
        works.goto("/work/today/")
    assert_good_page(works)

    books = open_page(viewport=viewport, scheme=scheme)
    to_the_payment_page(books, listing, customer)
    assert_good_page(books)
    books.get_by_role("button", name="Pay £80.00").click()
    books.wait_for_url("**/booked/")
    assert_good_page(books)
    booking = Booking.objects.get()
    # The worker's open page hears of it without being asked.
    works.get_by_text("Amina").first.wait_for()

    at(START)
    works.goto(f"/work/bookings/{booking.reference}/")
    assert_good_page(works)
    works.get_by_role("button", name="Start").first.click()
    expect(works.get_by_text("Started.", exact=True)).to_be_visible()
    at(START + timedelta(hours=2))
    works.goto(f"/work/bookings/{booking.reference}/finish/")
    assert_good_page(works)
    works.get_by_role("button", name="Finish").click()
    expect(works.get_by_text(re.compile("^Done.* is asked whether all is well"))).to_be_visible()

    books.goto(f"/bookings/{booking.reference}/")
    assert_good_page(books)
    books.goto(f"/bookings/{booking.reference}/all-well/")
    assert_good_page(books)
    books.get_by_role("button", name="Yes, all is well").click()
    expect(books.get_by_text("Thank you. Rosa Lane has been told.")).to_be_visible()
    booking.refresh_from_db()
    assert booking.status == BookingState.COMPLETED
    assert balance_of(f"2100:{booking.ledger_ref}", "GBP") == 0

    at(START + timedelta(hours=2, days=3))
    do_jobs()
    [transfer] = sandbox.control.objects("transfer")
    assert transfer["amount"] == 7360
    assert balance_of("4010", "GBP") == 640
    assert balance_of(f"2110:{worker.member.account_id}", "GBP") == 0
    books_balance(sandbox)

    for page, address in ((books, f"/bookings/{booking.reference}/receipt/"), (books, "/bookings/"),
                          (books, f"/bookings/{booking.reference}/books/"), (works, "/work/money/"),
                          (works, "/work/calendar/"), (works, "/work/today/")):  # fmt: skip
        page.goto(address)
        assert_good_page(page)
    books.goto(f"/bookings/{booking.reference}/receipt/")
    for amount in ("£80.00", "£73.60"):
        expect(books.get_by_text(amount).first).to_be_visible()


def test_a_card_is_declined_and_the_second_try_succeeds(open_page, sandbox, listing):
    page = open_page(viewport=PHONE)
    to_the_payment_page(page, listing, a_customer())
    page.get_by_role("button", name="Card is declined").click()
    assert_good_page(page)
    page.get_by_role("button", name="Pay £80.00").click()
    page.wait_for_url("**/booked/")
    assert Booking.objects.get().status == BookingState.CONFIRMED
    assert len([c for c in sandbox.control.objects("charge") if c["paid"]]) == 1


def test_the_bank_asks_back_and_the_customer_approves(open_page, listing):
    page = open_page()
    to_the_payment_page(page, listing, a_customer())
    page.get_by_role("button", name="Bank asks to confirm").click()
    assert_good_page(page)
    page.get_by_role("button", name="Yes, approve").click()
    page.wait_for_url("**/booked/")
    assert Booking.objects.get().status == BookingState.CONFIRMED


def test_a_booking_is_cancelled_in_time_and_the_money_goes_back(open_page, sandbox, listing, do_jobs):
    page = open_page(viewport=PHONE)
    to_the_payment_page(page, listing, a_customer())
    page.get_by_role("button", name="Pay £80.00").click()
    page.wait_for_url("**/booked/")
    booking = Booking.objects.get()
    page.goto(f"/bookings/{booking.reference}/cancel/")
    assert_good_page(page)
    page.get_by_role("button", name="Cancel and get £80.00 back").click()
    expect(page.get_by_text("Cancelled. £80.00 is on its way back to your card.")).to_be_visible()
    do_jobs()
    booking.refresh_from_db()
    assert booking.status == BookingState.CANCELLED
    [refund] = sandbox.control.objects("refund")
    # The provider's fee has left less than £80.00 there: the refund goes through when other money arrives.
    assert refund["amount"] == 8000
    assert balance_of(f"2100:{booking.ledger_ref}", "GBP") == 0
    books_balance(sandbox)
    page.goto(f"/bookings/{booking.reference}/")
    assert_good_page(page)


def test_a_time_that_went_while_paying_is_refunded_and_near_times_are_offered(open_page, sandbox, listing, do_jobs, at):
    slow, quick = open_page(), open_page(viewport=PHONE)
    to_the_payment_page(slow, listing, a_customer())
    first = Booking.objects.get()
    at(NOON + timedelta(minutes=20))
    to_the_payment_page(quick, listing, a_customer("Bea Quick"))
    quick.get_by_role("button", name="Pay £80.00").click()
    quick.wait_for_url("**/booked/")
    sandbox.control.pay(first.payment.session_id)
    do_jobs()
    do_jobs()
    first.refresh_from_db()
    assert first.status == BookingState.LAPSED
    assert [refund["amount"] for refund in sandbox.control.objects("refund")] == [8000]
    assert balance_of(f"2100:{first.ledger_ref}", "GBP") == 0
    books_balance(sandbox)
    slow.goto(f"/bookings/{first.reference}/")
    assert_good_page(slow)


def test_an_hour_later_the_kept_time_is_free_again_and_the_page_says_so(open_page, listing, do_jobs, at):
    page = open_page(viewport=PHONE)
    steps.sign_in(page, a_customer())
    steps.choose_time(page, listing, "10:00")
    page.wait_for_url("**/details/")  # kept before the hour is over
    at(NOON + timedelta(hours=1))
    do_jobs()
    page.reload()
    assert_good_page(page)
    assert Booking.objects.get().status == BookingState.LAPSED
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("time|lapsed|free", re.IGNORECASE))
