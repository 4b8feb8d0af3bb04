import pytest

from foundation.accounts.models import User
from marketplace.bookings import emails
from marketplace.bookings.actions.cancel_as_coop import cancel_as_coop
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.enums import EndReason
from marketplace.services.models import Trade
from tests.factories.bookings import NOON, a_booking, completed, done, fresh
from tests.factories.cast import a_customer, an_office_person

pytestmark = pytest.mark.django_db


def ended(who):
    booking = a_booking()
    if who == "customer":
        cancel_as_customer(by=booking.customer, booking=booking, at=NOON)
    elif who == "worker":
        worker = booking.worker.member.user
        cancel_as_worker(by=worker, booking=booking, why=EndReason.WORKER_ILL, remark="So sorry", at=NOON)
    else:
        office = an_office_person()
        cancel_as_coop(by=office, booking=booking, why=EndReason.COOP_WEATHER, remark="Flooded", at=NOON)
    return fresh(booking)


def test_the_confirmation_has_time_reference_price_and_the_deadline():
    booking = a_booking()
    mail = emails.confirmed(booking)
    assert mail.to == booking.customer.email
    assert mail.subject == f"Booked: Home cleaning ({booking.reference})"
    for words in (
        "Friday 5 June 2026, 10:00 – 12:00",
        "£80.00",
        "until Thursday 4 June 2026, 10:00 BST",
        f"/bookings/{booking.reference}/",
    ):
        assert words in mail.body


def test_a_reader_elsewhere_gets_the_deadline_on_their_own_clock_too():
    booking = a_booking(customer=a_customer(zone="America/New_York"))
    assert "(New York: Thursday 4 June 2026, 05:00 EDT)" in emails.confirmed(booking).body


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("customer", "is cancelled, as you asked"),
        ("worker", "Rosa Lane cannot come"),
        ("coop", "we had to call off"),
    ],
)
def test_a_cancellation_says_who_and_what_becomes_of_the_money(who, words):
    body = emails.cancelled_to_customer(ended(who)).body
    assert words in body
    assert "All of your £80.00 goes back to the card you paid with." in body


def test_the_workers_reason_stays_with_the_office():
    body = emails.cancelled_to_customer(ended("worker")).body
    assert "So sorry" in body
    assert " ill" not in body


@pytest.mark.parametrize(
    ("who", "words"), [("customer", "has cancelled"), ("worker", "as you asked"), ("coop", "called off")]
)
def test_the_worker_hears_too(who, words):
    assert words in emails.cancelled_to_worker(ended(who)).body


def test_the_worker_hears_of_a_new_booking_and_never_the_whole_address():
    body = emails.new_to_worker(a_booking()).body
    assert "Amina has booked you: Home cleaning." in body
    assert "You will earn: £73.60" in body
    assert "4 Bridge Lanes" not in body


def test_the_question_whether_all_is_well_says_what_silence_means():
    booking = done()
    body = emails.done(booking).body
    assert f"/bookings/{booking.reference}/all-well/" in body
    assert "If you say nothing by Saturday 6 June 2026, 12:00 BST" in body


def test_the_receipt_splits_the_price():
    body = emails.receipt(completed()).body
    assert [line for line in body.splitlines() if "£" in line] == [
        "Paid: £80.00",
        "Of this, the worker earned: £73.60",
        "And it runs the co-op with: £6.40",
    ]


@pytest.mark.parametrize("name", sorted(emails.EVERY_MAIL))
def test_a_sensitive_trade_is_never_named(name):
    booking = ended("worker") if "cancelled" in name else completed()
    Trade.objects.update(sensitive=True)
    mail = emails.EVERY_MAIL[name](fresh(booking))
    for word in ("Home cleaning", "Hebden Bridge", "So sorry"):
        assert word not in mail.subject + mail.body


@pytest.mark.parametrize("name", sorted(emails.EVERY_MAIL))
def test_every_mail_can_be_looked_at_and_leaves_nothing_unfilled(name):
    booking = ended("worker") if "cancelled" in name else completed()
    mail = emails.EVERY_MAIL[name](booking)
    for sign in ("{{", "{%", "{reference}", "&#", "None"):
        assert sign not in mail.subject + mail.body
    assert mail.body.startswith("Hello ")
    assert "\n\n\n\n" not in mail.body


def test_a_name_with_signs_in_it_is_written_as_it_is():
    booking = a_booking(customer=a_customer("D'Arcy & Co"))
    assert "Hello D'Arcy," in emails.confirmed(booking).body


def test_nobody_without_an_address_is_written_to(mailoutbox):
    booking = a_booking()
    User.objects.filter(pk=booking.customer_id).update(email="")
    emails.send(emails.confirmed, booking.pk)
    assert mailoutbox == []
