"""Me: everything about one's own account."""

import pytest

from foundation.accounts.models import User
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def rows(response):
    tree = parse_strictly(response)
    return {
        "".join(div.find("dt").itertext()): "".join(div.find("dd").itertext())
        for node in tree.iter("dl")
        for div in node.iter("div")
        if div.find("dt") is not None
    }


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client):
    assert client.get("/me/").url == "/accounts/login/?next=/me/"


def test_it_says_what_the_co_op_knows(client, person):
    client.force_login(person(phone="01422 496 0123", language="es", zone="America/New_York"))
    known = rows(client.get("/me/"))
    assert known == {
        "Name": "Ana Díaz",
        "E-mail address": "ana@example.org",
        "Phone number": "01422 496 0123",
        "Language": "Español",
        "Time zone": "America/New York",
        "How pages look": "As they come",
        "Password": "Set",
        "Passkeys": "None",
        "Code app": "Off",
        "Your devices": "Where you are signed in",
    }


def test_it_knows_a_code_app_and_an_account_without_a_password(client, with_app):
    user = User.objects.create_user("tom@example.org")
    with_app(user)
    client.force_login(user)
    known = rows(client.get("/me/"))
    assert (known["Code app"], known["Password"], known["Name"]) == (
        "On",
        "None: you sign in with a code",
        "Not given yet",
    )


def test_every_row_leads_somewhere(client, person, sure_it_is_me):
    person()
    sure_it_is_me()
    tree = parse_strictly(client.get("/me/"))
    links = {node.get("href") for dl in tree.iter("dl") for node in dl.iter("a")}
    assert len(links) == 7
    assert {link: client.get(link).status_code for link in links if client.get(link).status_code != 200} == {}


def test_nobody_keeps_a_copy_of_it(client, person):
    client.force_login(person())
    assert client.get("/me/").headers["Cache-Control"] == "private, no-store"
