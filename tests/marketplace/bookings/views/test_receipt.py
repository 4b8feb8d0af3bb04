import pytest
from django.urls import reverse

from coop.rules.actions.set_policy import set_policy
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from tests.factories.bookings import NOON, a_booking, a_hold, completed, fresh
from tests.factories.cast import a_customer
from tests.factories.till import settle_everything
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:receipt", args=[booking.reference])


def test_the_real_split_is_read_from_the_books(browser_of):
    booking = completed()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    assert [(part.kind, part.amount.minor) for part in response.context["bar"].parts] == [
        ("worker", 7360),
        ("coop", 500),
        ("outside", 140),
    ]


def test_the_figures_are_those_of_the_books_and_not_of_the_plan(browser_of):
    """The plan said the card would cost 9 %; it cost what the provider took."""
    set_policy(by=None, key="card_cost_bp", value=900, decision_name="A guess", starts_at=NOON, at=NOON)
    booking = completed()
    assert booking.card_cost_expected == 640
    bar = browser_of(booking.customer).get(page_of(booking)).context["bar"]
    assert {part.kind: part.amount.minor for part in bar.parts}["outside"] == 140


def test_before_the_work_is_accepted_the_money_is_held_and_the_receipt_says_so(browser_of):
    booking = a_booking()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    assert response.context["bar"] is None
    assert "£80.00 is held for this booking until the work is done and accepted." in response.content.decode()


def test_what_went_back_is_on_the_receipt(browser_of):
    booking = a_booking()
    cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
    browser = browser_of(booking.customer)
    assert "£80.00 is on its way back to your card." in browser.get(page_of(booking)).content.decode()
    settle_everything(at=NOON)
    assert "£80.00 went back to your card." in browser.get(page_of(booking)).content.decode()


def test_the_decision_behind_the_share_is_named_and_linked(browser_of):
    set_policy(
        by=None,
        key="levy_bp",
        value=800,
        decision_name="Vote 7",
        decision_url="/decisions/7/",
        starts_at=NOON,
        at=NOON,
    )
    booking = completed()
    assert '<a href="/decisions/7/">Vote 7</a>' in browser_of(booking.customer).get(page_of(booking)).content.decode()


def test_what_was_never_paid_has_no_receipt(browser_of):
    booking = a_hold()
    assert browser_of(booking.customer).get(page_of(booking)).status_code == 404


def test_it_is_nobody_elses(browser_of):
    assert browser_of(a_customer()).get(page_of(completed())).status_code == 404


def test_the_page_takes_few_statements(queries_of, browser_of):
    booking = fresh(completed())
    assert queries_of(browser_of(booking.customer), page_of(booking)) == 6
