"""People with an account, and what came to their e-mail."""

import re
import time
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from foundation.accounts.models import User

PASSWORD = "three odd green words"


@pytest.fixture
def person(db):
    """Make somebody who can sign in, with a confirmed address."""

    def make(email="ana@example.org", name="Ana Díaz", **fields):
        user = User.objects.create_user(email, PASSWORD, name=name, **fields)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        return user

    return make


@pytest.fixture
def sign_in(client):
    """Sign in as people do, with e-mail and password, and return the answer."""

    def enter(email="ana@example.org", password=PASSWORD, **more):
        return client.post("/accounts/login/", {"login": email, "password": password, **more})

    return enter


@pytest.fixture
def code_in_mail():
    """The code in the newest message."""

    def read():
        return re.search(r"^([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)$", mail.outbox[-1].body, re.MULTILINE).group(1)

    return read


@pytest.fixture(autouse=True)
def codes_of_this_half_minute(monkeypatch):
    """The clock of the code apps stands still: a code is not a new one between being shown and being typed."""
    moment = time.time()
    monkeypatch.setattr(totp, "time", SimpleNamespace(time=lambda: moment))


@pytest.fixture
def with_app():
    """Give somebody a code app; the function returned tells the code it shows now."""

    def give(user):
        secret = totp.generate_totp_secret()
        totp.TOTP.activate(user, secret)

        def shows():
            counter = next(totp.yield_hotp_counters_from_time())
            return totp.format_hotp_value(totp.hotp_value(secret, counter))

        return shows

    return give


@pytest.fixture
def factors():
    """How many ways of a kind somebody has."""
    return lambda user: sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


@pytest.fixture
def sure_it_is_me(client, sign_in):
    """Sign in and confirm it once more, as changes to how one gets in ask for."""

    def enter(**given):
        sign_in(**given)
        assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302

    return enter
