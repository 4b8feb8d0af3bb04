import pytest
from django.urls import reverse

from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from tests.factories.bookings import NOON, a_booking, a_hold, completed, done
from tests.factories.cast import a_customer
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:job", args=[booking.reference])


def test_the_worker_sees_what_they_earn_and_where_the_rest_goes(browser_of):
    booking = a_booking()
    response = browser_of(booking.worker.member.user).get(page_of(booking))
    parse_strictly(response)
    assert [part.amount.minor for part in response.context["bar"].parts] == [7360, 500, 140]
    assert response.context["heading"] == "Amina has booked you"


def test_the_worker_does_not_see_what_the_customer_did_before_paying(browser_of):
    booking = done()
    entries = browser_of(booking.worker.member.user).get(page_of(booking)).context["timeline"]
    assert [str(entry["title"]) for entry in entries] == ["Work finished", "Work started", "Paid and booked"]


@pytest.mark.parametrize("end", ["completed", "cancelled"])
def test_when_it_is_over_address_phone_and_keys_are_gone(browser_of, end):
    booking = completed() if end == "completed" else a_booking()
    if end == "cancelled":
        cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
    page = browser_of(booking.worker.member.user).get(page_of(booking)).content.decode()
    for private in ("4 Bridge Lanes", "01422 555 0142", "blue pot"):
        assert private not in page


def test_i_cannot_come_is_offered_as_long_as_it_is_possible(browser_of):
    booking = a_booking()
    browser = browser_of(booking.worker.member.user)
    assert browser.get(page_of(booking)).context["cannot_come_url"]
    done(booking)
    assert browser.get(page_of(booking)).context["cannot_come_url"] == ""


def test_the_customer_and_strangers_do_not_find_it(browser_of):
    booking = a_booking()
    for person in (booking.customer, a_customer()):
        assert browser_of(person).get(page_of(booking)).status_code == 404


def test_a_hold_is_nothing_to_the_worker(browser_of):
    booking = a_hold()
    assert browser_of(booking.worker.member.user).get(page_of(booking)).status_code == 404


def test_the_page_takes_the_same_few_statements_however_much_happened(queries_of, browser_of):
    short, long = a_booking(), completed()
    counts = [queries_of(browser_of(booking.worker.member.user), page_of(booking)) for booking in (short, long)]
    assert counts == [5, 5]
