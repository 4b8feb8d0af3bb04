"""Amounts, days and numbers as the pages of this room write them."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.shares.models import ShareType
from foundation import formats
from foundation.home import home_zone
from foundation.money.formatting import format_minor


def money(minor: int) -> str:
    return format_minor(minor, currency())


def currency() -> str:
    return str(settings.COOP["currency"])


def reader_zone(user: Any) -> ZoneInfo:
    return ZoneInfo(user.zone_or_home) if user.is_authenticated else home_zone()


def day_words(at: datetime | None, zone: ZoneInfo) -> str:
    return formats.date_format(at.astimezone(zone), "j F Y") if at else ""


def moment_words(at: datetime, zone: ZoneInfo) -> str:
    return formats.date_format(at.astimezone(zone), "j F Y, H:i")


def end_of_day(day: date) -> datetime:
    """The last instant of a day in the co-op's zone."""
    following = datetime.combine(day + timedelta(days=1), time(), tzinfo=home_zone())
    return following - timedelta(microseconds=1)


def shares_words(number: int) -> str:
    return ngettext("{n} share", "{n} shares", number).format(n=number_format(number, use_l10n=True))


def address_of(pattern: str, number: object) -> str:
    """An address from one with a 0 for its number: rows must not look theirs up one by one."""
    head, _sep, tail = pattern.rpartition("0")
    return f"{head}{number}{tail}"


def kept_words(kind: ShareType, *, ended: bool = False) -> str:
    """What becomes of shares that nobody is paid back for; empty for those that can be taken out."""
    if kind.can_be_taken_out:
        return ""
    if kind.can_be_passed_on:
        if ended:
            return _("These shares are still yours, and are not paid back. To pass them on, ask the board.")
        return _("These shares are not paid back. If you leave they stay yours. To pass them on, ask the board.")
    if ended:
        return _("Your membership has ended, so your shares went to the co-op's reserve, as the rules say.")
    return _("These shares are not paid back. When you leave they go to the co-op's reserve, for good.")
