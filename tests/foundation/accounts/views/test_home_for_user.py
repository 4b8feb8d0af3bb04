"""The first page after signing in."""

import pytest

from foundation.accounts.registry import Home
from foundation.accounts.views import home_for_user as module
from foundation.registry import Registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes(monkeypatch):
    registry = Registry("homes")
    monkeypatch.setattr(module, "homes", registry)
    return registry


def test_a_stranger_starts_at_the_front(client):
    assert client.get("/me/home/").url == "/"


def test_each_starts_where_the_first_room_that_knows_them_says(client, person, homes):
    homes.register("late", Home("accounts:edit_profile", lambda user: True, 20))
    homes.register("early", Home("accounts:me", lambda user: user.name.startswith("Ana"), 10))
    client.force_login(person(name="Ana"))
    assert client.get("/me/home/").url == "/me/"
    client.force_login(person("bea@example.org", name="Bea"))
    assert client.get("/me/home/").url == "/me/profile/"


def test_staff_start_in_their_office_and_everyone_else_at_the_front(client, person, homes, with_app):
    staff = person(is_staff=True)
    with_app(staff)
    client.force_login(staff)
    assert client.get("/me/home/").url == "/admin/"
    client.force_login(person("tom@example.org"))
    assert client.get("/me/home/").url == "/"
