import pytest

from tests.factories.members import applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_it_asks_for_the_address_once_more_and_then_it_is_done(client, person):
    user = person()
    client.force_login(user)
    parse_strictly(client.get("/me/data/erase/"))
    wrong = client.post("/me/data/erase/", {"email": "tom@example.org"})
    assert wrong.status_code == 422
    parse_strictly(wrong)
    user.refresh_from_db()
    assert user.is_active
    assert client.post("/me/data/erase/", {"email": "Ana@example.org"}).url == "/"
    user.refresh_from_db()
    assert not user.is_active
    assert client.get("/me/").status_code == 302


def test_a_member_is_led_back_and_a_form_sent_anyway_is_refused(client, person):
    user = person()
    applied(user)
    client.force_login(user)
    assert client.get("/me/data/erase/").url == "/me/data/"
    assert client.post("/me/data/erase/", {"email": user.email}).status_code == 409
