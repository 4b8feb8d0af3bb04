"""Who may agree to a short notice, and to which. Private to the actions of this room."""

from typing import Any

from coop.decisions.errors import NoticeIsNotShort, NotOnTheRoll
from coop.decisions.models import Decision, RollEntry
from coop.decisions.queries.pages import own_entry
from coop.decisions.queries.short_notice import ShortNotice, notice_of, short_notice_of


def short_notice_here(decision: Decision) -> ShortNotice:
    """Raises NoticeIsNotShort."""
    short = short_notice_of(decision, notice_of(decision))
    if short is None:
        raise NoticeIsNotShort
    return short


def live_entry(by: Any, decision: Decision) -> RollEntry:
    """The user's place on the frozen roll. Raises NotOnTheRoll, also for whoever was struck."""
    entry = own_entry(decision, by)
    if entry is None or entry.struck_at is not None:
        raise NotOnTheRoll
    return entry
