"""The mail of decisions: plain text, in the reader's language, on the co-op's clock with the zone named."""

from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.decisions.calculations.result_words import count_lines, finding_lines, outcome_sentence
from coop.decisions.calculations.rule_words import quorum_words, threshold_words
from coop.decisions.calculations.secrecy import CLAIMS
from coop.decisions.enums import StatementSide
from coop.decisions.models import Decision, DecisionEvent, DeclaredResult, Notice, NoticeDelivery, RollEntry, Task
from coop.decisions.queries.short_notice import short_notice_of
from coop.decisions.queries.timing import PERSON_DAYS, stage_rules
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from foundation import formats
from foundation.home import house_facts

FOLDER = "coop/decisions/emails"


@dataclass(frozen=True)
class Mail:
    """One message, ready to be sent or looked at."""

    to: str
    subject: str
    body: str


def send_notice_copies(copies: list[NoticeDelivery]) -> dict[int, str]:
    """Send copies of one notice over one connection; return, by delivery, why a copy could not be sent."""
    if not copies:
        return {}
    notice, problems = copies[0].notice, {}
    words: dict[str, dict[str, Any]] = {}
    with get_connection() as connection:
        for copy in copies:
            user = copy.entry.member.user
            language = user.language or settings.LANGUAGE_CODE
            with translation.override(language):
                if language not in words:
                    words[language] = notice_words(notice)
                mail = notice_mail(copy.entry, words[language])
            try:
                EmailMessage(mail.subject, mail.body, to=[mail.to], connection=connection).send()
            except (SMTPException, OSError, ValueError) as failure:
                problems[copy.pk] = type(failure).__name__
    return problems


def notice_mail(entry: RollEntry, words: dict[str, Any]) -> Mail:
    """One member's copy."""
    user = entry.member.user
    body = render_to_string(f"{FOLDER}/notice.txt", {**words, "name": user.name, "member_no": entry.member_no})
    subject = _("Notice of a vote: %(title)s") % {"title": words["title"]}
    return Mail(to=user.email, subject=subject, body=body.strip() + "\n")


def notice_words(notice: Notice) -> dict[str, Any]:
    """What is the same in every copy, in the language that is active: worked out once for a batch."""
    decision, document = notice.decision, notice.document
    zone = zone_of(decision)
    rules = stage_rules(decision, notice.stage)
    sides = {
        StatementSide.FOR: _("The case for"),
        StatementSide.AGAINST: _("The case against"),
        StatementSide.MINORITY: _("Minority statement"),
    }
    return {
        **{key: document["text"][key] for key in ("title", "question", "body", "if_passes", "if_fails", "cost")},
        "coop": house_facts()["name"],
        "effects": document["effects"],
        "candidates": [candidate["name"] for candidate in document["candidates"]],
        "statements": [
            (label, document["statements"][side]) for side, label in sides.items() if side in document["statements"]
        ],
        "opens": instant_words(notice.opens_at, zone),
        "closes": instant_words(notice.closes_at, zone),
        "threshold": threshold_words(rules),
        "quorum": quorum_words(rules, document["roll"]["size"]),
        "secrecy": str(CLAIMS[decision.secrecy]),
        "url": _url("decision", decision),
        "roll_url": _url("roll", decision),
        "on_roll": document["roll"]["size"],
        "text_sha256": document["text"]["sha256"],
        "roll_sha256": document["roll"]["sha256"],
        "tie_commitment": document["tie_commitment"],
        "short_notice": _short_notice_words(notice),
        "short_notice_url": _url("short_notice", decision),
    }


def _short_notice_words(notice: Notice) -> str:
    """What a member is asked to agree to, where the notice is short; empty otherwise."""
    short = short_notice_of(notice.decision, notice)
    if short is None:
        return ""
    return ngettext(
        "This notice is short: %(days)d clear day, where the rules ask for %(asked)d. Voting opens only if "
        "%(needed)d of %(members)d members agree to that in writing.",
        "This notice is short: %(days)d clear days, where the rules ask for %(asked)d. Voting opens only if "
        "%(needed)d of %(members)d members agree to that in writing.",
        short.clear_days,
    ) % {"days": short.clear_days, "asked": short.asked, "needed": short.needed, "members": short.members}


def result_words(declared: DeclaredResult) -> dict[str, Any]:
    decision = declared.decision
    return {
        "title": decision.title,
        "outcome": outcome_sentence(decision.title, declared.outcome),
        "question": decision.question,
        "counts": count_lines(declared.result),
        "findings": finding_lines(declared.result),
        "statement": declared.statement,
        "until": instant_words(decision.challenge_until, zone_of(decision)),
        "url": _url("decision", decision),
    }


def send_results(declared: DeclaredResult, users: list[Any]) -> None:
    """Tell people the result, each in their language, over one connection."""
    words: dict[str, dict[str, Any]] = {}
    with get_connection(fail_silently=True) as connection:
        for user in users:
            language = user.language or settings.LANGUAGE_CODE
            with translation.override(language):
                if language not in words:
                    words[language] = result_words(declared)
                body = render_to_string(f"{FOLDER}/result.txt", {**words[language], "name": user.name})
                subject = _("Result: %(title)s") % {"title": declared.decision.title}
            EmailMessage(subject, body.strip() + "\n", to=[user.email], connection=connection).send()


def send_more_time(event: DecisionEvent, users: list[Any]) -> None:
    """Tell people that they can vote for longer, until when and why, each in their language."""
    decision = event.decision
    zone = zone_of(decision)
    with get_connection(fail_silently=True) as connection:
        for user in users:
            with translation.override(user.language or settings.LANGUAGE_CODE):
                words = {
                    "name": user.name,
                    "title": decision.title,
                    "before": instant_words(datetime.fromisoformat(event.data["closed_before"]), zone),
                    "until": instant_words(datetime.fromisoformat(event.changes["closes_at"]), zone),
                    "reason": event.reason,
                    "url": _url("decision", decision),
                }
                body = render_to_string(f"{FOLDER}/more_time.txt", words)
                subject = _("More time to vote: %(title)s") % words
            EmailMessage(subject, body.strip() + "\n", to=[user.email], connection=connection).send()


def send_to_the_person(decision: Decision, user: Any, what: str) -> None:
    """Tell somebody the reasons, how they can answer, and when members vote (`what` is "noticed") about them."""
    with translation.override(user.language or settings.LANGUAGE_CODE):
        zone = zone_of(decision)
        days = max(int(decision.type_rules["notice"].get("person_days", 0)), PERSON_DAYS)
        words = {
            "name": user.name,
            "days": days,
            "coop": settings.COOP["name"],
            "title": decision.title,
            "reasons": str(decision.subject_payload.get("reasons", "")),
            "opens": instant_words(decision.opens_at, zone) if what == "noticed" else "",
            "closes": instant_words(decision.closes_at, zone) if what == "noticed" else "",
            "url": _url("decision", decision),
        }
        body = render_to_string(f"{FOLDER}/about_you.txt", words)
        subject = _("Members of %(coop)s are asked to decide about you") % words
        EmailMessage(subject, body.strip() + "\n", to=[user.email]).send()


def send_overdue(task: Task) -> None:
    """Ask the owner of an overdue task about it."""
    user = task.owner.user
    with translation.override(user.language or settings.LANGUAGE_CODE):
        words = {
            "name": user.name,
            "due": formats.date_format(task.due_on, "l j F Y"),
            "task": task.title,
            "title": task.decision.title,
            "url": _url("decision", task.decision),
        }
        body = render_to_string(f"{FOLDER}/task_overdue.txt", words)
        EmailMessage(_("A task is overdue: %(task)s") % words, body.strip() + "\n", to=[user.email]).send()


def _url(page: str, decision: Decision) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(f"decisions:{page}", args=[decision.slug])
