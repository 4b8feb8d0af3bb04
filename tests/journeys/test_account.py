"""An account from its making to its second lock, in a real browser; every page good on a phone and on a desk."""

import re
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from playwright.sync_api import expect

from foundation.accounts.models import User
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
PASSWORD = "three odd green words"
STATES = [(320, "light", True), (1280, "dark", True), (390, "light", False)]


@pytest.fixture
def person(transactional_db):
    """Somebody who can sign in, with a confirmed address."""

    def make(email="ana@example.org", name="Ana Díaz", **fields):
        user = User.objects.create_user(email, PASSWORD, name=name, **fields)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        return user

    return make


def newest_code():
    return re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE).group(1)


def sign_in(page, email):
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


@pytest.mark.parametrize(("width", "scheme", "scripts"), STATES)
def test_an_account_is_made_confirmed_and_changed(open_page, width, scheme, scripts):
    """Without scripts axe cannot look; that the journey can be made at all is the point."""
    page = open_page(viewport={"width": width, "height": 900}, scheme=scheme, javascript=scripts)

    def good(name):
        if scripts:
            assert_good_page(page, name=f"{name} at {width} in {scheme}")

    page.goto("/me/profile/")
    good("sign in")
    page.locator("main").get_by_role("link", name="Make an account").click()
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    good("sign up, refused")
    page.get_by_label("Your name").fill("Ana Díaz")
    page.get_by_label("E-mail address").fill("ana@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_text("No code came?").click()
    good("the code")
    page.get_by_label("Code", exact=True).fill(newest_code())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About you")
    good("profile")
    page.get_by_label("Phone number").fill("01422 496 0123")
    page.get_by_label("Time zone").select_option(label="Madrid")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ana Díaz")
    expect(page.get_by_text("Europe/Madrid")).to_be_visible()
    good("me")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_every_page_about_getting_in_is_good(open_page, person, width, scheme):
    person()
    page = open_page(viewport={"width": width, "height": 900}, scheme=scheme)
    for path in ("/accounts/login/code/", "/accounts/password/reset/", "/accounts/inactive/"):
        page.goto(path)
        assert_good_page(page, name=path)
    sign_in(page, "ana@example.org")
    page.goto("/accounts/reauthenticate/?next=/me/")
    assert_good_page(page, name="is it you")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()
    expect(page).to_have_url("/me/")
    for path in (
        "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/sessions/",
        "/accounts/2fa/webauthn/add/", "/accounts/2fa/recovery-codes/generate/", "/accounts/logout/",
    ):  # fmt: skip
        page.goto(path)
        assert_good_page(page, name=path)


def test_staff_set_up_a_code_app_before_anything_else_and_sign_in_with_it(open_page, person, monkeypatch):
    # A code holds for one half minute: the clock of the app and of the lock must not step on between them.
    monkeypatch.setattr(totp, "time", SimpleNamespace(time=lambda: 1_780_000_000))
    person("bea@example.org", name="Bea Okafor", is_staff=True)
    page = open_page(viewport={"width": 390, "height": 844})
    sign_in(page, "bea@example.org")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account needs a second lock")
    assert_good_page(page, name="second lock")
    page.get_by_role("link", name="A code app").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()
    page.get_by_text("No camera?").click()
    assert_good_page(page, name="set up a code app")
    secret = page.locator("[data-copy-value]").text_content()

    def shown():
        return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))

    page.get_by_label("The six figures").fill(shown())
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    expect(page.locator("main code")).to_have_count(10)
    assert_good_page(page, name="recovery codes")
    recovery = page.locator("main code").first.text_content()
    page.context.clear_cookies()
    sign_in(page, "bea@example.org")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    assert_good_page(page, name="one more step")
    page.get_by_label("Code", exact=True).fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this device yours alone?")
    assert_good_page(page, name="is this device yours")


def test_a_passkey_is_added_and_opens_the_account_alone(chromium, site, person):
    """Keys belong to a name, never to a number, so this one goes to localhost."""
    person()
    context = chromium.new_context(base_url=site.url.replace("127.0.0.1", "localhost"))
    page, problems = context.new_page(), []
    page.on("console", lambda m: problems.append(m.text) if m.type in {"error", "warning"} else None)
    keys = context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sign_in(page, "ana@example.org")
    page.goto("/accounts/reauthenticate/?next=/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="It is me").click()
    page.get_by_label("A name for it").fill("My phone")
    page.get_by_label("Let me sign in with it alone").check()
    page.get_by_role("button", name="Add it now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("list").filter(has_text="My phone")).to_contain_text("Signs you in alone")
    page.request.post("/accounts/logout/")
    context.clear_cookies()
    page.goto("/accounts/login/?next=/me/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ana Díaz")
    assert problems == []
    context.close()


def test_a_passkey_button_sleeps_until_the_script_that_knows_keys_has_come(chromium, site, transactional_db):
    """Pressed before, it would send an empty form; without scripts the page says which ways are left."""
    context = chromium.new_context(base_url=site.url)
    page, on_the_way, let_through = context.new_page(), [], []
    context.route(
        "**/mfa/js/webauthn*.js", lambda route: route.continue_() if let_through else on_the_way.append(route)
    )
    page.goto("/accounts/login/", wait_until="commit")
    button = page.get_by_role("button", name="Use a passkey")
    expect(button).to_be_disabled()
    let_through.append(True)
    for route in on_the_way:
        route.continue_()
    expect(button).to_be_enabled()
    context.close()
    without = chromium.new_context(base_url=site.url, java_script_enabled=False)
    page = without.new_page()
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="Use a passkey")).to_be_disabled()
    said = page.locator("main noscript").text_content()  # no way of finding words looks into it
    assert "Passkeys need JavaScript. The other ways work without it." in said
    without.close()


def test_a_passkey_that_is_not_there_is_said_in_words(chromium, site, transactional_db):
    context = chromium.new_context(base_url=site.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    keys = context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("status").filter(has_text="That did not work")).to_be_visible()
    context.close()
