"""Signing in: by password, by code, with a second factor; and what strangers learn."""

import re

import pytest
from django.core import mail

from tests.foundation.accounts.conftest import PASSWORD
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def who(client):
    return client.session.get("_auth_user_id")


def test_the_right_password_opens_and_the_page_one_wanted_follows(client, person, sign_in):
    user = person()
    assert sign_in(next="/me/profile/").url == "/me/profile/"
    assert who(client) == str(user.pk)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site_after_signing_in(client, person, sign_in, elsewhere):
    person()
    assert sign_in(next=elsewhere).url == "/me/home/"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client, person, sign_in):
    person()

    def answer(**given):
        response = sign_in(**given)
        return response.status_code, re.sub(r'value="[^"]*"', "", response.content.decode())

    assert answer(password="not the right one") == answer(email="nobody@example.org")
    assert who(client) is None


def test_the_session_is_a_new_one_after_signing_in(client, person, sign_in):
    person()
    client.get("/accounts/login/")
    client.session["before"] = 1
    client.session.save()
    before = client.session.session_key
    sign_in()
    assert client.session.session_key != before


def test_signing_out_ends_the_session(client, person, sign_in):
    person()
    sign_in()
    key = client.session.session_key
    assert client.post("/accounts/logout/").url == "/"
    client.cookies["sessionid"] = key
    assert client.get("/me/").status_code == 302


def test_asking_to_sign_out_does_not_do_it_yet(client, person, sign_in):
    person()
    sign_in()
    assert client.get("/accounts/logout/").status_code == 200
    assert who(client) is not None


def test_a_code_by_mail_opens_without_a_password(client, person, code_in_mail):
    user = person()
    assert client.post("/accounts/login/code/", {"email": user.email}).url == "/accounts/login/code/confirm/"
    client.post("/accounts/login/code/confirm/", {"code": code_in_mail()})
    assert who(client) == str(user.pk)


def test_a_code_works_once_and_only_in_the_browser_that_asked(client, person, code_in_mail, django_user_model):
    from django.test import Client

    user = person()
    client.post("/accounts/login/code/", {"email": user.email})
    code = code_in_mail()
    other = Client()
    other.post("/accounts/login/code/confirm/", {"code": code})
    assert who(other) is None
    client.post("/accounts/login/code/confirm/", {"code": code})
    client.logout()
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert who(client) is None


@pytest.mark.parametrize(("seconds", "opens"), [(595, True), (605, False)])
def test_a_code_lasts_the_ten_minutes_its_page_promises(client, person, code_in_mail, monkeypatch, seconds, opens):
    import time

    user, now = person(), time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    client.post("/accounts/login/code/", {"email": user.email})
    assert "for ten minutes" in client.get("/accounts/login/code/confirm/").content.decode()
    monkeypatch.setattr(time, "time", lambda: now + seconds)
    client.post("/accounts/login/code/confirm/", {"code": code_in_mail()})
    assert (who(client) is not None) == opens


@pytest.mark.parametrize(("seconds", "opens"), [(595, True), (605, False)])
def test_a_code_for_a_new_password_lasts_as_long(client, person, code_in_mail, monkeypatch, seconds, opens):
    import time

    user, now = person(), time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    client.post("/accounts/password/reset/", {"email": user.email})
    monkeypatch.setattr(time, "time", lambda: now + seconds)
    response = client.post("/accounts/password/reset/confirm/", {"code": code_in_mail()})
    assert (response.url == "/accounts/password/reset/complete/") == opens


def test_an_unknown_address_gets_the_same_page_and_a_kind_letter(client):
    response = client.post("/accounts/login/code/", {"email": "nobody@example.org"})
    assert response.url == "/accounts/login/code/confirm/"
    assert "nobody@example.org" in client.get(response.url).content.decode()
    assert [m.subject for m in mail.outbox] == ["No account at Tidewater Co-op with this address"]


def test_mail_speaks_in_the_co_op_s_name_and_address(client, person, settings):
    settings.SITE_URL = "https://hands.example"
    client.post("/accounts/login/code/", {"email": "nobody@example.org"}, headers={"host": "localhost"})
    body = mail.outbox[0].body
    assert "Tidewater Co-op\nhttps://hands.example" in body
    assert "https://hands.example/accounts/signup/" in body
    assert "localhost" not in body


def test_a_forgotten_password_is_replaced_with_a_code(client, person, sign_in, code_in_mail):
    user = person()
    assert client.post("/accounts/password/reset/", {"email": user.email}).url == "/accounts/password/reset/confirm/"
    response = client.post("/accounts/password/reset/confirm/", {"code": code_in_mail()})
    client.post(response.url, {"password1": "another four plain words", "password2": "another four plain words"})
    client.logout()
    assert sign_in(password=PASSWORD).status_code == 200
    sign_in(password="another four plain words")
    assert who(client) == str(user.pk)


def test_a_new_password_does_not_skip_the_second_factor(client, person, sign_in, code_in_mail, with_app):
    user = person()
    with_app(user)
    client.post("/accounts/password/reset/", {"email": user.email})
    response = client.post("/accounts/password/reset/confirm/", {"code": code_in_mail()})
    client.post(response.url, {"password1": "another four plain words", "password2": "another four plain words"})
    assert who(client) is None
    assert sign_in(password="another four plain words").url == "/accounts/2fa/authenticate/"


def test_with_a_code_app_the_password_alone_does_not_open(client, person, sign_in, with_app):
    user = person()
    shows = with_app(user)
    assert sign_in().url == "/accounts/2fa/authenticate/"
    assert who(client) is None
    refused = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "That code is not right." in refused.content.decode()
    client.post("/accounts/2fa/authenticate/", {"code": shows()})
    response = client.post("/accounts/2fa/trust/", {"action": "skip"})
    assert (response.status_code, who(client)) == (302, str(user.pk))


def test_the_same_figures_do_not_open_twice(client, person, sign_in, with_app):
    shows = with_app(person())
    code = shows()
    sign_in()
    client.post("/accounts/2fa/authenticate/", {"code": code})
    client.logout()
    client.cookies.clear()
    sign_in()
    assert "That code is not right." in client.post("/accounts/2fa/authenticate/", {"code": code}).content.decode()


def test_someone_whose_account_is_closed_is_told_only_with_the_right_password(client, person, sign_in):
    user = person()
    user.is_active = False
    user.save(update_fields=["is_active"])
    response = sign_in(password="not the right one")
    assert (response.status_code, "closed" in response.content.decode()) == (200, False)
    assert "This account is closed" in client.get(sign_in().url).content.decode()
    assert who(client) is None


PAGES = ["/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_for_strangers_are_strict_html_in_our_frame(client, path):
    tree = parse_strictly(client.get(path))
    assert len(list(tree.iter("h1"))) == 1
    assert [node.get("class") for node in tree.iter("a") if node.get("class") == "skip"] == ["skip"]


@pytest.mark.parametrize("path", PAGES)
def test_the_frame_keeps_the_co_op_s_name_beside_allauth_s_own_context(client, path):
    assert "– Tidewater Co-op</title>" in client.get(path).content.decode()


def test_too_many_tries_from_one_place_are_asked_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    answers = [client.post("/accounts/signup/", {}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "300"
    assert "That was a lot of tries" in answers[2].content.decode()


def test_an_address_that_claims_to_be_elsewhere_changes_nothing(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    codes = [
        client.post("/accounts/signup/", {}, headers={"x-forwarded-for": f"203.0.113.{n}"}).status_code
        for n in range(3)
    ]
    assert codes == [200, 200, 429]


def test_guessing_at_one_account_is_stopped_even_for_the_right_password(client, person, sign_in, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    person()
    for _ in range(3):
        sign_in(password="not the right one")
    page = sign_in().content.decode()
    assert "Wait five minutes, or ask for a code by e-mail." in page
    assert who(client) is None
