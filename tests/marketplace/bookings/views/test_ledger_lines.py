import pytest
from django.urls import reverse

from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from tests.factories.bookings import NOON, a_hold, completed
from tests.factories.cast import a_customer
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:ledger_lines", args=[booking.reference])


def test_every_row_of_the_books_is_there_in_order(browser_of):
    booking = completed()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    assert [row[1:] for row in response.context["table"].rows] == [
        ["Paid by card", "Money at the payment company (1010)", "Held for this booking (2100)", "£80.00"],
        ["Paid by card", "Card costs (5010)", "Money at the payment company (1010)", "£1.40"],
        ["Earned", "Held for this booking (2100)", "Owed to the worker (2110)", "£73.60"],
        ["Earned", "Held for this booking (2100)", "The co-op's share (4010)", "£6.40"],
    ]


def test_a_booking_without_money_says_so(browser_of):
    booking = a_hold()
    response = browser_of(booking.customer).get(page_of(booking))
    parse_strictly(response)
    assert "No rows yet" in response.content.decode()


def test_both_sides_and_the_treasurer_may_look_and_nobody_else(browser_of):
    booking = completed()
    treasurer = a_customer("Tess Urer")
    OfficeTerm.objects.create(user=treasurer, office=Office.TREASURER, starts_at=NOON, resolution="x")
    for person in (booking.customer, booking.worker.member.user, treasurer):
        assert browser_of(person).get(page_of(booking)).status_code in (200, 302)
    assert browser_of(a_customer()).get(page_of(booking)).status_code == 404


def test_each_side_goes_back_to_its_own_page(browser_of):
    booking = completed()
    customer = browser_of(booking.customer).get(page_of(booking)).context["back_url"]
    worker = browser_of(booking.worker.member.user).get(page_of(booking)).context["back_url"]
    assert customer == reverse("bookings:receipt", args=[booking.reference])
    assert worker == reverse("bookings:job", args=[booking.reference])


def test_the_page_takes_few_statements(queries_of, browser_of):
    booking = completed()
    assert queries_of(browser_of(booking.customer), page_of(booking)) == 6
