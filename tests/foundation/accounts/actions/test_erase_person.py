import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress

from foundation.accounts.actions.erase_person import erase_person
from foundation.accounts.errors import NotYetErasable
from foundation.accounts.models import User
from foundation.accounts.queries.personal_data import everything_about, kept_about
from foundation.audit.queries.trail import trail_of
from foundation.errors import NotAllowed
from tests.factories.bookings import a_booking, completed
from tests.factories.cast import a_bookable_listing, a_customer
from tests.factories.members import applied

pytestmark = pytest.mark.django_db


def test_only_the_person_themselves_has_it_done(person, noon):
    with pytest.raises(NotAllowed):
        erase_person(by=person("tom@example.org"), person=person(), at=noon)


def test_a_member_leaves_first(person, noon):
    user = person()
    applied(user)
    with pytest.raises(NotYetErasable, match="take your application back"):
        erase_person(by=user, person=user, at=noon)
    user.refresh_from_db()
    assert (user.is_active, user.name) == (True, "Ana Díaz")


def test_whoever_is_erased_cannot_sign_in_and_has_no_name_left(person, noon, with_app):
    user = person(phone="01422 496 0123", zone="Europe/Madrid", language="es")
    with_app(user)
    erase_person(by=user, person=user, at=noon)
    user.refresh_from_db()
    assert (user.name, user.phone, user.zone, user.language, user.is_active) == ("", "", "", "", False)
    assert user.email == f"erased-{user.pk}@erased.invalid"
    assert not user.has_usable_password()
    assert (EmailAddress.objects.filter(user=user).count(), user.authenticator_set.count()) == (0, 0)
    assert [(row.verb, row.by) for row in trail_of(user)] == [("account.erased", None)]


@pytest.fixture
def provider(settings):
    """Payments are open: the look-alike's address is set, though nobody calls it inside a test's transaction."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


def test_nobody_is_erased_while_somebody_is_to_come_to_them(noon, provider):
    amina = a_customer()
    a_booking(listing=a_bookable_listing(), customer=amina)
    with pytest.raises(NotYetErasable, match="booking that is not over"):
        erase_person(by=amina, person=amina, at=noon)


def test_the_booking_stays_for_the_books_and_loses_the_notes(noon, provider):
    amina = a_customer()
    booking = completed(listing=a_bookable_listing(), customer=amina)
    type(booking).objects.filter(pk=booking.pk).update(access_notes="Key under the pot", people_present="Two children")
    erase_person(by=amina, person=amina, at=noon)
    booking.refresh_from_db()
    assert (booking.access_notes, booking.people_present, booking.contact_phone) == ("", "", "")
    assert (booking.customer_id, booking.total) == (amina.pk, booking.total)


def test_the_copy_holds_everything_but_secrets(client, noon, provider):
    amina = a_customer()
    booking = a_booking(listing=a_bookable_listing(), customer=amina)
    told = everything_about(amina)
    assert told["foundation_accounts.user"][0]["email"] == amina.email
    assert "password" not in told["foundation_accounts.user"][0]
    assert [row["reference"] for row in told["marketplace_bookings.booking"]] == [booking.reference]
    assert everything_about(User.objects.exclude(pk=amina.pk).first()) != told
    client.force_login(amina)
    response = client.get("/me/data/download/")
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        read = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert read["marketplace_bookings.booking.json"][0]["reference"] == booking.reference
    assert sorted(read) == sorted(f"{label}.json" for label in everything_about(amina))


def test_why_and_how_long_is_said_for_what_is_really_held(person):
    user = person()
    assert {(basis, kept) for basis, kept, _names in kept_about(user)} == {
        ("contract", "while-used"), ("interest", "while-used"),
    }  # fmt: skip
    applied(user)
    assert ("register", "ten-years") in {(basis, kept) for basis, kept, _names in kept_about(user)}
