"""Production: every secret from the environment, and a refusal to start where a co-op could be hurt."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import CONTENT_SECURITY_POLICY, DATABASE_OPTIONS, STRIPE_SECRET_KEY, VAR_DIR, env
from config.settings.database import database_settings
from config.settings.layers import redis_layer

DEBUG = False
SANDBOX_ALLOWED = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env.str("SITE_URL", default="")


def _refuse(reason: str) -> None:
    raise ImproperlyConfigured(f"Commonwork will not start in production: {reason}")


if not SECRET_KEY or "demo" in SECRET_KEY or "test" in SECRET_KEY or len(SECRET_KEY) < 50:
    _refuse("set SECRET_KEY to at least 50 random characters of your own, never the demo's.")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    _refuse("set ALLOWED_HOSTS to your own host names; '*' lets anyone speak in your name.")
if not SITE_URL.startswith("https://"):
    _refuse("set SITE_URL to your address, beginning with https://.")
if not env.str("DATABASE_URL", default=""):
    _refuse("set DATABASE_URL to your own PostgreSQL; the embedded server is for demo and tests.")
if not env.str("REDIS_URL", default=""):
    _refuse("set REDIS_URL to your own Redis or Valkey; several processes share limits and live updates through it.")
if env.str("SANDBOX_URL", default="") or env.bool("COOP_DEMO", default=False):
    _refuse("the payment sandbox belongs to demo and tests; unset SANDBOX_URL and COOP_DEMO.")
if STRIPE_SECRET_KEY and not STRIPE_SECRET_KEY.startswith(("sk_test_", "sk_live_", "rk_test_", "rk_live_")):
    _refuse("STRIPE_SECRET_KEY is not a Stripe secret key (sk_live_... or sk_test_...).")
if STRIPE_SECRET_KEY.startswith(("sk_live_", "rk_live_")) and not env.list("STRIPE_WEBHOOK_SECRETS", default=[]):
    _refuse("a live Stripe key needs STRIPE_WEBHOOK_SECRETS; run `manage.py stripe_setup`.")

WAGTAILADMIN_BASE_URL = SITE_URL
DATABASES = {"default": database_settings(VAR_DIR, DATABASE_OPTIONS)}
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.str("REDIS_URL")}}
CHANNEL_LAYERS = {"default": redis_layer(env.str("REDIS_URL"))}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
MESSAGE_STORAGE = "foundation.ui.messages.HostMessages"
LANGUAGE_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "upgrade-insecure-requests": True}  # type: ignore[dict-item]
}
