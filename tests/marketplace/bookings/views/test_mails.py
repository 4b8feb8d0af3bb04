import pytest
from django.core import mail
from django.urls import reverse

from marketplace.bookings.emails import EVERY_MAIL
from tests.factories.bookings import a_hold, completed
from tests.factories.cast import a_customer, an_office_person
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(booking):
    return reverse("bookings:mails", args=[booking.reference])


def test_the_office_reads_every_mail_and_none_is_sent(browser_of):
    booking = completed()
    mail.outbox.clear()
    response = browser_of(an_office_person()).get(page_of(booking))
    parse_strictly(response)
    assert len(response.context["mails"]) == len(EVERY_MAIL)
    assert mail.outbox == []


def test_a_guests_hold_has_no_mail(browser_of):
    assert browser_of(an_office_person()).get(page_of(a_hold(guest_key="g" * 30))).status_code == 404


def test_neither_side_finds_it(browser_of):
    booking = completed()
    for person in (booking.customer, booking.worker.member.user, a_customer()):
        assert browser_of(person).get(page_of(booking)).status_code == 404
