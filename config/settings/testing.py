"""Tests: the real engine, the real layers, no outside host, nothing slow in password hashing."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import COOP, DATABASE_OPTIONS, VAR_DIR, env
from config.settings.database import database_settings

DEBUG = False
SECRET_KEY = "only-for-tests-" + "0123456789abcdef" * 3
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
COOP = COOP | {
    "name": "Tidewater Co-op",
    "currency": "GBP",
    "country": "GB",
    "zone": "Europe/London",
    "locale": "en-gb",
}
WAGTAIL_SITE_NAME = MFA_TOTP_ISSUER = COOP["name"]

_database = database_settings(VAR_DIR / "test", DATABASE_OPTIONS)
# A test that loses its data at a power cut loses nothing.
_database["OPTIONS"]["options"] = "-c synchronous_commit=off"
_database["CONN_MAX_AGE"] = 0
_database["CONN_HEALTH_CHECKS"] = False
_database["TEST"] = {
    "NAME": "test_commonwork_" + env.str("CW_TEST_DB", default="main"),
    # A database with all tables already: copying it takes a moment, and making the tables takes minutes.
    "TEMPLATE": env.str("CW_TEST_TEMPLATE", default=""),
}
if "NAME" not in _database or _database["NAME"] == "commonwork":
    _database["NAME"] = "postgres" if not os.environ.get("DATABASE_URL") else _database["NAME"]
DATABASES = {"default": _database}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test" / "media"
ACCOUNT_RATE_LIMITS = False
STRIPE_SECRET_KEY = ""
STRIPE_WEBHOOK_SECRETS = ["whsec_only_for_tests"]
SANDBOX_ALLOWED = True
LOGGING_CONFIG = None
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# What an editor set stays known until it is set anew: a page's queries are counted whenever the test happens to run.
FRAME_FRESH_SECONDS = None
