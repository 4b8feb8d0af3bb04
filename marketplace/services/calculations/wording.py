"""Rules and lengths in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY = 24 * 60


def length_words(minutes: int) -> str:
    """ "2 hours", "1 h 30 min", "45 minutes", "3 days"."""
    if minutes and minutes % DAY == 0:
        days = minutes // DAY
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest}
    if not rest:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def cancel_words(*, cutoff_hours: int, grace_minutes: int) -> str:
    """The cancellation rule in one line. The grace needs a start more than two hours away (marketplace 1.2)."""
    if cutoff_hours:
        until = length_words(cutoff_hours * 60)
        rule = _("Cancel free of charge until %(length)s before it starts.") % {"length": until}
    else:
        rule = _("Cancel free of charge until it starts.")
    if grace_minutes and cutoff_hours:
        rule += " " + _("Also within %(length)s of booking, when the start is more than two hours away.") % {
            "length": length_words(grace_minutes)
        }
    return rule


def notice_words(lead_minutes: int) -> str:
    """How long before the start people must book."""
    if not lead_minutes:
        return _("Book up to the last minute.")
    return _("Book at least %(length)s ahead.") % {"length": length_words(lead_minutes)}
