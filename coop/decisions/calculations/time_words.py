"""How long something lasts still, in words."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def time_left(until: datetime | None, at: datetime) -> str:
    """Such as "3 days left" or "less than an hour left"; never more precise than a person needs."""
    if until is None:
        return ""
    left = until - at
    if left <= timedelta(0):
        return _("time is up")
    if left < timedelta(hours=1):
        return _("less than an hour left")
    if left < timedelta(days=2):
        hours = left // timedelta(hours=1)
        return ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours}
    return ngettext("%(n)d day left", "%(n)d days left", left.days) % {"n": left.days}
