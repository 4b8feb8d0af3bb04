"""The demo: one command, this machine only, honest on every page that nothing is real."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import COOP, DATABASE_OPTIONS, INSTALLED_APPS, VAR_DIR, env
from config.settings.database import database_settings

DEMO = True
INSTALLED_APPS = [*INSTALLED_APPS, "config.demo"]
DEBUG = env.bool("DEBUG", default=False)
# Known to the whole world, and refused by production.
SECRET_KEY = "demo-only-not-a-secret-" + "commonwork" * 4
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=sorted(LOCAL_HOSTS))
if not set(ALLOWED_HOSTS) <= LOCAL_HOSTS:
    raise ImproperlyConfigured(
        "The demo answers on this machine only: its passwords are known to everybody. "
        "Unset ALLOWED_HOSTS, or read in the README how to go to production."
    )
COOP = COOP | {
    "name": env.str("COOP_NAME", default="Calder Hands"),
    "phone": env.str("COOP_PHONE", default="01422 496 0123"),
    "email": env.str("COOP_EMAIL", default="hello@calderhands.invalid"),
    "legal_line": env.str(
        "COOP_LEGAL_LINE", default="Calder Hands Co-operative is an invented demo co-op. Nobody here is real."
    ),
}
WAGTAIL_SITE_NAME = MFA_TOTP_ISSUER = COOP["name"]
DATABASES = {"default": database_settings(VAR_DIR, DATABASE_OPTIONS)}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
STRIPE_API_BASE = env.str("SANDBOX_URL", default="http://127.0.0.1:12111")
STRIPE_WEBHOOK_SECRETS = env.list("STRIPE_WEBHOOK_SECRETS", default=["whsec_demo_sandbox"])
SANDBOX_ALLOWED = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
