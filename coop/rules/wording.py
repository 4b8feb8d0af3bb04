"""A rule's value in words a member would use."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coop.rules.catalogue import CATALOGUE
from foundation import formats
from foundation.home import home_zone
from foundation.money.calculations.money import decimal_text
from foundation.money.formatting import format_minor


def value_words(key: str, value: Any) -> str:
    """Write 800 as "8 %" for a share, 1500 as "£15.00" for a price, 24 as "24 hours before the start"."""
    spec = CATALOGUE[key]
    if key.endswith("_bp"):
        return f"{typed_value(key, value)} %"
    if "_minor" in key:
        return format_minor(int(value), str(settings.COOP["currency"]))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value == "coop":
        return _("the co-op")
    if value == "worker":
        return _("the worker")
    return f"{value} {spec.unit}".strip()


def day_words(moment: datetime) -> str:
    """A date as people write it, with its weekday, on the co-op's own calendar."""
    return formats.date_format(moment.astimezone(home_zone()), "l j F Y")


def scope_words(scope: str) -> str:
    """A trade's short name in an address, as words."""
    return scope.replace("-", " ")


def rule_title(key: str, scope: str = "") -> str:
    """The rule's title, with the trade where it differs by trade."""
    title = CATALOGUE[key].title
    return _("{title}, {trade}").format(title=title, trade=scope_words(scope)) if scope else title


def change_words(key: str, old: Any, new: Any) -> str:
    """from 8 % to 7 %"""
    return _("from {old} to {new}").format(old=value_words(key, old), new=value_words(key, new))


def change_sentence(key: str, old: Any, new: Any, *, starts_at: datetime, scope: str = "") -> str:
    """The whole change: what, from what to what, from which day, and what keeps the old value."""
    changed = _("{title}: {change} from {day}.").format(
        title=rule_title(key, scope), change=change_words(key, old, new), day=day_words(starts_at)
    )
    return f"{changed} {CATALOGUE[key].keeps.format(old=value_words(key, old))}"


def typed_value(key: str, value: Any) -> str:
    """A value as somebody types it into the form for trying: 7.5 for 750 hundredths of a percent, 16.50 for 1650."""
    if key.endswith("_bp"):
        return decimal_text(int(value), "GBP").rstrip("0").rstrip(".")
    if "_minor" in key:
        return decimal_text(int(value), str(settings.COOP["currency"]))
    return str(value)


def unit_words(key: str) -> str:
    """What stands behind a typed value: %, nothing for money, or the unit."""
    if key.endswith("_bp"):
        return "%"
    return "" if "_minor" in key else CATALOGUE[key].unit
