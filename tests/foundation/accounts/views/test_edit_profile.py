"""Name, phone, language and time zone."""

import pytest

from foundation.audit.models import AuditRecord
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "Ana D.", "phone": "01422 496 0123", "language": "es", "zone": "Europe/Madrid"}


def test_what_is_saved_is_shown_again(client, person):
    user = person()
    client.force_login(user)
    assert client.post("/me/profile/", ANSWERS).url == "/me/"
    user.refresh_from_db()
    assert {field: getattr(user, field) for field in ANSWERS} == ANSWERS
    page = client.get("/me/profile/").content.decode()
    assert all(f'value="{value}"' in page for value in ANSWERS.values())


def test_the_browser_speaks_the_language_from_now_on(client, person):
    client.force_login(person())
    response = client.post("/me/profile/", ANSWERS)
    assert (response.cookies["django_language"].value, response.cookies["django_language"]["samesite"]) == ("es", "Lax")
    assert '<html lang="es">' in client.get("/me/").content.decode()


def test_the_language_is_remembered_on_the_next_device(client, person, sign_in):
    person(language="es")
    assert sign_in().cookies["django_language"].value == "es"


def test_without_a_choice_the_browser_s_own_language_stays(client, person, sign_in):
    person()
    assert "django_language" not in sign_in().cookies


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", " ", "This field is required."),
        ("phone", "12", "Enter a whole phone number"),
        ("zone", "Mars/Olympus", "Select a valid choice."),
        ("language", "xx", "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_written(client, person, field, value, problem):
    user = person()
    client.force_login(user)
    response = client.post("/me/profile/", ANSWERS | {field: value})
    assert response.status_code == 422
    parse_strictly(response)
    assert problem in response.content.decode()
    user.refresh_from_db()
    assert (user.name, user.phone, user.zone, user.language) == ("Ana Díaz", "", "", "")
    assert AuditRecord.objects.count() == 0


def test_a_zone_may_be_the_co_op_s_own(client, person):
    user = person(zone="Europe/Madrid")
    client.force_login(user)
    client.post("/me/profile/", ANSWERS | {"zone": ""})
    user.refresh_from_db()
    assert user.zone_or_home == "Europe/London"
