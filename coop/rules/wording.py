"""A rule's value in words a member would use."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coop.rules.catalogue import CATALOGUE
from foundation.money.calculations.money import decimal_text
from foundation.money.formatting import format_minor


def value_words(key: str, value: Any) -> str:
    """Write 800 as "8 %" for a share, 1500 as "£15.00" for a price, 24 as "24 hours before the start"."""
    spec = CATALOGUE[key]
    if key.endswith("_bp"):
        # Hundredths of a percent, as a percentage without needless zeros.
        text = decimal_text(int(value), "GBP")
        return f"{text.rstrip('0').rstrip('.')} %"
    if "_minor" in key:
        return format_minor(int(value), str(settings.COOP["currency"]))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value == "coop":
        return _("the co-op")
    if value == "worker":
        return _("the worker")
    return f"{value} {spec.unit}".strip()
