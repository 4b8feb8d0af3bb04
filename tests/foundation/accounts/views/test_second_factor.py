"""The page that asks for a second factor."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/me/second-factor/").url == "/accounts/login/?next=/me/second-factor/"


def test_it_says_why_and_offers_to_leave(client, person):
    client.force_login(person(is_staff=True))
    page = client.get("/me/second-factor/").content.decode()
    assert "You look after other people" in page
    assert "Not now: sign out" in page
