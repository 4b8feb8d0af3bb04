"""The mail of joining and leaving: plain text, in the reader's language, with dates on the co-op's calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.membership.enums import ShareType
from coop.membership.models import Member
from coop.membership.registry import LapseTerms
from coop.membership.wording import day_words, vote_on_leaving_words
from foundation.home import house_facts

LETTER = "coop/membership/emails/letter.txt"


@dataclass(frozen=True)
class Letter:
    """A subject, and paragraphs to read in order."""

    subject: str
    paragraphs: tuple[str, ...]


def accepted(member: Member) -> Letter:
    words = _("Please pay your share by {day}: open the page below. With that you are a member.")
    return Letter(
        _("You are accepted at {coop}"),
        (_("Good news: your application was accepted."), words.format(day=day_words(member.pay_by))),
    )


def refused(member: Member) -> Letter:
    reason = _last(member, "refuse").get("reason", "")
    return Letter(
        _("Your application to {coop}"),
        (
            _("Thank you for asking to join. Your application was not accepted this time."),
            _("The reason given: {reason}").format(reason=reason) if reason else "",
            _("Anything you paid comes back to you in full. You may apply again."),
        ),
    )


def expired(member: Member) -> Letter:
    return Letter(
        _("Your place at {coop} was not taken up"),
        (
            _("The share was not paid by {day}, so your application is closed.").format(day=day_words(member.pay_by)),
            _("Anything you paid comes back to you in full. You may apply again whenever you like."),
        ),
    )


def reminder(member: Member) -> Letter:
    words = _("You were accepted, and your share is not paid yet. The last day is {day}.")
    return Letter(
        _("Do you still want to join {coop}?"),
        (
            words.format(day=day_words(member.pay_by)),
            _("If you have changed your mind, you can take your application back on the same page."),
        ),
    )


def welcome(member: Member) -> Letter:
    return Letter(
        _("Welcome to {coop}"),
        (
            _("You are a member now. Your member number is {number}.").format(number=member.member_no),
            _("You own a part of this co-op, and have one vote like everybody else."),
        ),
    )


def suspended(member: Member) -> Letter:
    told = _last(member, "suspend")
    answer_by = datetime.fromisoformat(told["answer_by"]) if told.get("answer_by") else None
    until = _("It lasts until {day}.").format(day=day_words(member.suspended_until)) if member.suspended_until else ""
    return Letter(
        _("Your membership of {coop} is suspended"),
        (
            _("The reason given: {reason}").format(reason=told.get("reason", "")),
            until or _("It lasts until the board or the members decide."),
            _("You have no vote while it lasts, also where voting is open now."),
            _("You can answer until {day}, on the page below. Your shares stay yours.").format(
                day=day_words(answer_by)
            ),
        ),
    )


def reinstated(member: Member) -> Letter:
    return Letter(
        _("Your membership of {coop} goes on"),
        (
            _("Your suspension has ended. You have all your rights again."),
            _("You vote from the next notice of a vote on: nobody is added to a roll that was closed before."),
        ),
    )


def leaving(member: Member) -> Letter:
    return Letter(
        _("You are leaving {coop}"),
        (
            _("We have your notice. Your membership ends on {day}.").format(day=day_words(member.leaves_at)),
            vote_on_leaving_words(member.member_class),
            _("Until then you can change your mind on the page below."),
        ),
    )


def left(member: Member) -> Letter:
    return Letter(
        _("You have left {coop}"),
        (_("Your membership has ended. Thank you for your part in it."), _owed(member)),
    )


def expelled(member: Member) -> Letter:
    reason = _last(member, "expel").get("reason", "")
    return Letter(
        _("Your membership of {coop} has ended"),
        (
            _("The members decided to end your membership."),
            _("The reason given: {reason}").format(reason=reason) if reason else "",
            _("The days for a challenge are over, and the rules know no further appeal. You may apply again."),
            _owed(member),
        ),
    )


def lapse_warning(member: Member) -> Letter:
    days = int(_last(member, "warn_of_lapse").get("days", LapseTerms.notice_days))
    words = ngettext(
        "If we hear nothing in %(n)d day, the board may end your membership. Your money stays yours either way.",
        "If we hear nothing in %(n)d days, the board may end your membership. Your money stays yours either way.",
        days,
    )
    return Letter(
        _("Are you still with {coop}?"),
        (
            _("We have not seen you for years. If you want to stay a member, just sign in once."),
            words % {"n": days},
        ),
    )


def lapsed(member: Member) -> Letter:
    return Letter(
        _("Your membership of {coop} has ended"),
        (_("We wrote to you and heard nothing, so your membership has ended."), _owed(member)),
    )


EVERY_LETTER: dict[str, Callable[[Member], Letter]] = {
    one.__name__: one
    for one in (
        accepted, refused, expired, reminder, welcome, suspended, reinstated, leaving, left, expelled, lapse_warning,
        lapsed,
    )
}  # fmt: skip


def send(name: str, member_id: int) -> None:
    """Write one letter in the language of whoever gets it, and send it."""
    member = Member.objects.select_related("user", "member_class").get(pk=member_id)
    reader = member.user
    if not reader.email or not reader.is_active:
        return
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        letter = EVERY_LETTER[name](member)
        page = "membership:coop_home" if name in {"welcome", "reinstated"} else "membership:my_membership"
        words = {
            "name": reader.get_short_name(),
            "paragraphs": [text for text in letter.paragraphs if text],
            "url": settings.SITE_URL.rstrip("/") + reverse(page),
            "coop": house_facts()["name"],
            "phone": house_facts()["phone"],
            "email": house_facts()["email"],
        }
        body = render_to_string(LETTER, words).strip() + "\n"
        subject = letter.subject.format(coop=house_facts()["name"])
    EmailMessage(subject, body, to=[reader.email]).send()


def _last(member: Member, verb: str) -> dict[str, Any]:
    event = member.events.filter(verb=verb).order_by("-id").first()
    return {} if event is None else {**event.data, "reason": event.reason}


def _owed(member: Member) -> str:
    kind = member.member_class.share_type
    if kind == ShareType.FIXED:
        return _("Your shares are not paid back: by the rules they went to the co-op's reserve.")
    if kind == ShareType.TRANSFERABLE:
        return _("Your shares are not paid back, and stay yours. To pass them on to a member, write to the board.")
    return _("What the co-op owes you for your shares stays owed: you see it, and when it is paid, on the page below.")
