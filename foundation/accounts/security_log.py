"""Who got in, who did not, and which keys changed: by number, never by name or address. OWASP ASVS 5.0, 16.3.1."""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factor
from django.contrib.auth import signals as auth
from django.dispatch import Signal

log = logging.getLogger("commonwork.security")

EVENTS: list[tuple[Signal, str, int]] = [
    (auth.user_logged_in, "signed in", logging.INFO),
    (auth.user_logged_out, "signed out", logging.INFO),
    (auth.user_login_failed, "sign-in refused", logging.WARNING),
    (account.password_changed, "password changed", logging.INFO),
    (account.password_reset, "password reset", logging.INFO),
    (account.email_changed, "e-mail address changed", logging.INFO),
    (factor.authenticator_added, "second factor added", logging.INFO),
    (factor.authenticator_removed, "second factor removed", logging.INFO),
    (factor.authentication_failed, "second factor refused", logging.WARNING),
]


def connect() -> None:
    """Called once, when Django starts."""
    for signal, words, level in EVENTS:
        signal.connect(_writer(words, level), weak=False, dispatch_uid=f"security log: {words}")


def _writer(words: str, level: int) -> Any:
    def write(sender: Any, **given: Any) -> None:
        person = getattr(given.get("user"), "pk", None)
        log.log(level, "%s: person %s", words, person if person is not None else "unknown")

    return write
