"""Memberships in words, for pages."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.membership.enums import LeavingRule, MemberState, ShareType, VoteEnds
from coop.membership.models import MemberClass, MembershipEvent
from foundation import formats
from foundation.home import home_zone

TONES = {
    MemberState.ACTIVE: "good",
    MemberState.APPLIED: "wait",
    MemberState.AWAITING_PAYMENT: "wait",
    MemberState.SUSPENDED: "bad",
    MemberState.LEAVING: "info",
}


def day_words(moment: datetime | None) -> str:
    """A date on the co-op's own calendar, with the weekday."""
    return formats.date_format(moment.astimezone(home_zone()), "l j F Y") if moment else ""


def short_day(moment: datetime | None) -> str:
    return formats.date_format(moment.astimezone(home_zone()), "j F Y") if moment else ""


def last_day_words(moment: datetime | None) -> str:
    """The last day before a membership that ends at midnight is over; the day itself when it ends at once."""
    return day_words(moment - timedelta(seconds=1)) if moment else ""


def tone(state: str) -> str:
    return TONES.get(MemberState(state), "neutral")


def step_title(event: MembershipEvent) -> str:
    """What happened, in a few words."""
    titles = {
        "apply": _("Applied"),
        "withdraw_application": _("Application taken back"),
        "approve": _("Accepted"),
        "refuse": _("Not accepted"),
        "remind": _("Reminded to pay"),
        "expire": _("Not paid in time"),
        "admit": _("Became a member"),
        "suspend": _("Suspended"),
        "answer": _("Answered"),
        "reinstate": _("Suspension ended"),
        "expel": _("Expelled"),
        "give_notice": _("Gave notice to leave"),
        "take_back_notice": _("Stays after all"),
        "complete_leaving": _("Left"),
        "record_death": _("Died"),
        "warn_of_lapse": _("Written to, because not seen for years"),
        "lapse": _("Lapsed"),
        "begin_probation": _("Probation begins"),
        "confirm_probation": _("Probation passed"),
        "choose_voting_class": _("Chose to vote in this class"),
        "update_details": _("Changed the entry in the register"),
        "forget_details": _("Name and address erased from the register"),
    }
    return titles.get(event.verb) or str(MemberState(event.to_state).label)


def timeline(events: Any, *, names: bool) -> list[dict[str, Any]]:
    """A history for the timeline. `names`: say who took each step (for the office)."""
    entries = []
    for event in events:
        by = (event.by.get_full_name() if event.by else _("The software")) if names else ""
        entries.append(
            {
                "title": step_title(event),
                "when": short_day(event.at),
                "iso": event.at.isoformat(),
                "text": ". ".join(part for part in (event.resolution, event.reason) if part),
                "by": by,
            }
        )
    return entries


def leaving_words(rules: MemberClass) -> str:
    """How one leaves a class."""
    days = ngettext("%(n)d day", "%(n)d days", rules.leaving_notice_days) % {"n": rules.leaving_notice_days}
    match LeavingRule(rules.leaving_rule):
        case LeavingRule.IMMEDIATE:
            return _("You can leave at once.")
        case LeavingRule.NOTICE_DAYS:
            return _("You can leave with %(days)s of notice.") % {"days": days}
        case LeavingRule.MONTH_END:
            month = formats.date_format(datetime(2000, rules.leaving_month, 1), "F")  # noqa: DTZ001 - a month's name
            return _("You can leave at the end of %(month)s, with %(days)s of notice.") % {"month": month, "days": days}
        case LeavingRule.YEARS_END:
            years = rules.leaving_years
            if not years:
                return _("You can leave at the end of a year, with %(days)s of notice.") % {"days": days}
            return ngettext(
                "You can leave at the end of the next year after your notice.",
                "You can leave at the end of the %(n)d. year after your notice.",
                years,
            ) % {"n": years}


def vote_words(rules: MemberClass) -> str:
    """When a leaver's vote ends."""
    if rules.vote_ends == VoteEnds.AT_ONCE:
        return _("Your vote ends when you give notice.")
    return _("You keep your vote until your last day.")


def vote_on_leaving_words(rules: MemberClass) -> str:
    """The same for somebody who is leaving: what becomes of votes that are open, and of a change of mind."""
    if rules.vote_ends == VoteEnds.AT_ONCE:
        return _(
            "Your vote ends with your notice, also where voting is open now. If you stay after all, you vote again "
            "from the next notice of a vote on."
        )
    return vote_words(rules)


def shares_on_leaving_words(rules: MemberClass) -> str:
    """What becomes of the shares of somebody who leaves, by the kind that members of this class hold (R8, M8)."""
    return {
        ShareType.WITHDRAWABLE: _(
            "What you paid for your shares stays yours. It joins the queue to be paid back, in the order people ask."
        ),
        ShareType.TRANSFERABLE: _(
            "Your shares are not paid back. They stay yours. To pass them on to a member, ask the board."
        ),
        ShareType.FIXED: _("Your shares are not paid back. They go to the co-op's reserve, for good."),
    }[ShareType(rules.share_type)]


def voting_words(rules: MemberClass) -> list[str]:
    """What a member of this class votes on, as the roll will have it."""
    special = (
        (rules.votes_on_rules, _("the rules")),
        (rules.votes_on_conversion, _("what kind of body the co-op is")),
        (rules.votes_on_dissolution, _("closing the co-op")),
    )
    if not rules.votes_in_general:
        only = [name for has, name in special if has]
        return [_("You vote only on: %(list)s.") % {"list": ", ".join(only)} if only else _("You have no vote.")]
    words = [_("You have one vote, however many shares you hold.")]
    if out := [name for has, name in special if not has]:
        words.append(_("You do not vote on: %(list)s.") % {"list": ", ".join(out)})
    return words


def rights_words(rules: MemberClass) -> list[str]:
    """What a member of this class may do and have, one sentence each."""
    rights = voting_words(rules)
    if rules.eligible_for_board:
        rights.append(_("You can stand for the board."))
    if rules.eligible_for_patronage:
        rights.append(_("You have a part in the surplus, by the work you did."))
    if rules.eligible_for_share_interest:
        rights.append(_("Your shares may earn interest, if the members decide so and the co-op can afford it."))
    return rights
