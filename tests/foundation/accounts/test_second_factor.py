"""Who must have a second factor meets nothing else before."""

import pytest

from foundation.accounts import policies
from foundation.registry import Registry
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch):
    registry = Registry("second factor")
    monkeypatch.setattr(policies, "second_factor_required", registry)
    return registry


def opens(client, path="/me/"):
    response = client.get(path)
    return response.url if response.status_code == 302 else response.status_code


@pytest.mark.parametrize("power", ["is_staff", "is_superuser"])
def test_staff_are_sent_to_set_one_up_from_wherever_they_go(client, person, power):
    client.force_login(person(**{power: True}))
    assert [opens(client, path) for path in ("/me/", "/style/", "/admin/")] == ["/me/second-factor/"] * 3


def test_a_higher_room_may_ask_it_of_others(client, person, asked):
    asked.register("board", lambda user: user.name == "Bea")
    client.force_login(person("bea@example.org", name="Bea"))
    assert opens(client) == "/me/second-factor/"
    client.force_login(person("ann@example.org", name="Ann"))
    assert opens(client) == 200


def test_a_factor_opens_everything(client, person, with_app):
    user = person(is_staff=True)
    client.force_login(user)
    assert opens(client) == "/me/second-factor/"
    with_app(user)
    assert opens(client) == 200


def test_recovery_codes_alone_are_not_a_factor(client, person):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = person(is_staff=True)
    RecoveryCodes.activate(user)
    client.force_login(user)
    assert opens(client) == "/me/second-factor/"


def test_what_is_needed_to_set_one_up_stays_open(client, person, sure_it_is_me):
    person(is_staff=True)
    sure_it_is_me()
    for path in ("/me/second-factor/", "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"):
        assert opens(client, path) == 200, path
    assert client.post("/accounts/logout/").url == "/"


def test_setting_one_up_asks_once_more_who_it_is(client, person, sign_in):
    person(is_staff=True)
    sign_in()
    assert opens(client, "/accounts/2fa/totp/activate/").startswith("/accounts/reauthenticate/?next=")


def test_htmx_is_sent_there_too(client, person):
    client.force_login(person(is_staff=True))
    response = client.get("/me/", headers={"hx-request": "true"})
    assert (response.status_code, response.headers["HX-Redirect"]) == (200, "/me/second-factor/")


def test_the_demo_may_do_without(client, person, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(person(is_staff=True))
    assert opens(client) == 200


def test_people_who_need_none_are_asked_nothing(client, person, asked):
    client.force_login(person())
    assert opens(client) == 200


def test_setting_up_a_code_app_shows_recovery_codes_once_and_opens_the_rest(client, person, sure_it_is_me, factors):
    from allauth.mfa.totp.internal import auth as totp

    user = person(is_staff=True)
    sure_it_is_me()
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    response = client.post("/accounts/2fa/totp/activate/", {"code": code})
    assert factors(user) == ["recovery_codes", "totp"]
    codes = client.get(response.url)
    tree = parse_strictly(codes)
    assert len(list(tree.iter("code"))) == 10
    assert len(list(parse_strictly(client.get(response.url)).iter("code"))) == 0
    assert opens(client) == 200


def test_the_page_that_asks_explains_and_goes_away_when_done(client, person, with_app):
    user = person(is_staff=True)
    client.force_login(user)
    tree = parse_strictly(client.get("/me/second-factor/"))
    ways = [node.get("href") for node in next(tree.iter("main")).iter("a")]
    assert ways == ["/accounts/2fa/webauthn/add/", "/accounts/2fa/totp/activate/"]
    with_app(user)
    assert opens(client, "/me/second-factor/") == "/me/home/"


def test_the_last_factor_of_someone_who_must_have_one_stays(client, person, sure_it_is_me, with_app, factors):
    user = person(is_staff=True)
    sure_it_is_me()
    with_app(user)
    page = client.post("/accounts/2fa/totp/deactivate/")
    assert "Add another first." in page.content.decode()
    assert factors(user) == ["totp"]


def test_anybody_else_may_turn_theirs_off(client, person, sure_it_is_me, with_app, factors):
    user = person()
    sure_it_is_me()
    with_app(user)
    assert client.post("/accounts/2fa/totp/deactivate/").status_code == 302
    assert factors(user) == []
