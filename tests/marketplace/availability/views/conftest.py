"""A worker at their own pages of hours, with the clock held on Friday 29 May 2026."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.factories.availability import AT, a_worker_with_hours
from tests.factories.marketplace import a_user


@pytest.fixture(autouse=True)
def _held_clock(frozen):
    frozen(AT)


@pytest.fixture
def worker():
    return a_worker_with_hours()


@pytest.fixture
def sign_in():
    """Return a browser in which a person is signed in."""

    def make(user) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def client(worker, sign_in):
    return sign_in(worker.member.user)


@pytest.fixture
def staff(sign_in):
    """A coordinator's browser; staff have a second factor."""
    user = a_user("Sam Staff", is_staff=True)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return sign_in(user)
