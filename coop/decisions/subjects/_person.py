"""What every decision about a person asks for."""

from typing import Any

from django.utils.translation import gettext as _


def missing_reasons(payload: dict[str, Any]) -> str:
    """Why the payload cannot be put to the vote, as far as reasons go: the person must be able to answer them."""
    if str(payload.get("reasons", "")).strip():
        return ""
    return _("Write the reasons: the person must be able to answer them.")


def told_beforehand() -> str:
    """What the notice says about it."""
    return _("They were told the reasons beforehand, and their answer goes out with the notice.")
