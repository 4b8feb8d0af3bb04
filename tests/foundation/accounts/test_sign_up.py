"""Making an account."""

import pytest
from django.core import mail

from foundation.accounts.models import User
from tests.foundation.accounts.conftest import PASSWORD
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "Ana Díaz", "email": "Ana@Example.org", "password1": PASSWORD, "website": ""}


def sign_up(client, **changes):
    return client.post("/accounts/signup/", ANSWERS | changes)


def test_name_address_password_and_the_code_make_an_account(client, code_in_mail):
    assert sign_up(client).url == "/accounts/confirm-email/"
    response = client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    user = User.objects.get()
    assert (user.name, user.email, user.is_staff) == ("Ana Díaz", "ana@example.org", False)
    assert (response.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))


def test_nobody_is_signed_in_before_the_code(client):
    sign_up(client)
    assert "_auth_user_id" not in client.session
    assert client.get("/me/").status_code == 302


def test_a_wrong_code_says_what_to_do(client):
    sign_up(client)
    page = client.post("/accounts/confirm-email/", {"code": "WRONG1"})
    assert "Look for the newest message from us." in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_code_works_once(client, code_in_mail):
    sign_up(client)
    code = code_in_mail()
    client.post("/accounts/confirm-email/", {"code": code})
    client.logout()
    assert client.post("/accounts/confirm-email/", {"code": code}).url == "/accounts/login/"
    assert "_auth_user_id" not in client.session


def test_three_wrong_codes_end_the_try(client, code_in_mail):
    sign_up(client)
    code = code_in_mail()
    for _ in range(3):
        client.post("/accounts/confirm-email/", {"code": "WRONG1"})
    client.post("/accounts/confirm-email/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_known_address_is_answered_like_an_unknown_one(client, person):
    person("ana@example.org")
    known = sign_up(client)
    page_known = client.get(known.url).content.decode()
    client.cookies.clear()
    unknown = sign_up(client, email="new@example.org")
    page_unknown = client.get(unknown.url).content.decode()

    def without_names(page):
        import re

        return re.sub(r'value="[^"]{40,}"|(ana|new)@example\.org', "", page)

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert without_names(page_known) == without_names(page_unknown)
    assert User.objects.count() == 2


def test_the_owner_of_a_known_address_is_told_by_mail_only(client, person):
    person("ana@example.org")
    sign_up(client)
    assert [m.subject for m in mail.outbox] == ["You have an account at Tidewater Co-op already"]


@pytest.mark.parametrize(
    ("password", "problem"),
    [("short", "too short"), ("qwerty123456", "too common"), ("ana@example.org", "too similar")],
)
def test_a_weak_password_is_refused_with_its_reason(client, password, problem):
    page = sign_up(client, password1=password).content.decode()
    assert problem in page
    assert User.objects.count() == 0


def test_a_password_may_be_long_and_hold_any_letters(client):
    assert sign_up(client, password1="Zażółć gęślą jaźń 山田 🐝 " * 4).url == "/accounts/confirm-email/"


def test_what_falls_into_the_trap_makes_no_account_and_learns_nothing(client):
    assert sign_up(client, website="https://spam.example").url == "/accounts/confirm-email/"
    assert (User.objects.count(), mail.outbox) == (0, [])


def test_the_trap_is_out_of_the_way_of_people(client):
    tree = parse_strictly(client.get("/accounts/signup/"))
    trap = next(node for node in tree.iter("input") if node.get("name") == "website")
    assert (trap.get("tabindex"), trap.get("class"), trap.get("style")) == ("-1", "trap", None)
    label = next(node for node in tree.iter("label") if node.get("for") == trap.get("id"))
    assert label.text.strip() == "Leave this empty"


def test_questions_come_in_the_order_people_expect_without_placeholders(client):
    tree = parse_strictly(client.get("/accounts/signup/"))
    inputs = [node for node in next(tree.iter("main")).iter("input") if node.get("type") != "hidden"]
    assert [node.get("name") for node in inputs] == ["name", "email", "password1", "website"]
    assert {node.get("placeholder") for node in inputs} == {None}
    assert [node.get("autocomplete") for node in inputs] == ["name", "email", "new-password", "off"]


def test_the_page_one_wanted_is_reached_after_the_code(client, code_in_mail):
    response = sign_up(client, next="/me/profile/")
    client.get(response.url)
    response = client.post(response.url, {"code": code_in_mail(), "next": "/me/profile/"})
    assert response.url == "/me/profile/"
