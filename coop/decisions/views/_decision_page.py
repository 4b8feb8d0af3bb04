"""What the page of a decision shows, put into words. Each function makes the part it is named after."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.decisions.calculations.result_words import count_lines, outcome_sentence
from coop.decisions.calculations.rule_words import quorum_words, threshold_words
from coop.decisions.calculations.secrecy import CLAIMS, SMALL_GROUPS
from coop.decisions.calculations.statements import EDIT_MINUTES
from coop.decisions.calculations.time_words import time_left
from coop.decisions.enums import DECIDED_FOR_EVER, DecisionState, Secrecy, StatementSide
from coop.decisions.models import Decision, DecisionText, Roll, Task
from coop.decisions.policies import is_about
from coop.decisions.queries.interests import interests_of, taken_back
from coop.decisions.queries.notice_document import statements_of
from coop.decisions.queries.pages import thread_of
from coop.decisions.queries.short_notice import notice_of, short_notice_of
from coop.decisions.queries.timing import stage_rules
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.registry import subjects, try_it
from coop.decisions.views._door import Reader
from foundation import formats

S = DecisionState


def text_of(decision: Decision) -> DecisionText | None:
    """The final text; before there is one, the last version."""
    return decision.final_text or DecisionText.objects.filter(decision=decision).order_by("-number").first()


def effects_of(decision: Decision, *, at: datetime) -> list[str]:
    """What the software would do, for as long as it has not done it."""
    subject = subjects.get(decision.subject_key)
    if decision.in_force_at is not None or subject.problem_with(decision.subject_payload, at):
        return []
    return subject.what_changes(decision.subject_payload, at)


def rules_of(decision: Decision) -> list[dict[str, str]]:
    """Threshold, quorum, secrecy and times, in words. Empty before it is handed in."""
    if decision.pack is None:
        return []
    rules, zone = stage_rules(decision, decision.stage), zone_of(decision)
    can_vote = _can_vote(decision) if decision.round else None
    rows = [{"label": _("What it takes"), "value": threshold_words(rules)}]
    if can_vote is not None:
        rows.append({"label": _("How many must take part"), "value": quorum_words(rules, can_vote)})
    claim = str(CLAIMS[decision.secrecy])
    if decision.secrecy != Secrecy.OPEN:
        claim = f"{claim} {SMALL_GROUPS}"
    rows.append({"label": _("Who sees your vote"), "value": claim})
    if decision.opens_at and decision.state in (S.NOTICED, S.OPEN):
        rows.append({"label": _("Voting opens"), "value": instant_words(decision.opens_at, zone)})
    if decision.closes_at:
        rows.append({"label": _("Voting closes"), "value": instant_words(decision.closes_at, zone)})
    rows += _relatives(decision)
    rules_url = reverse("rules:pack", args=[decision.pack.version])
    rows.append({"label": _("Rules"), "value": decision.pack.title, "change_url": rules_url, "change_label": _("Read")})
    return rows


def _can_vote(decision: Decision) -> int | None:
    """The members on the roll without those struck from it: as the turnout and the count have it. One query."""
    struck = Coalesce("box__struck", Count("entries", filter=Q(entries__struck_at__isnull=False)))
    rolls = Roll.objects.filter(decision=decision, round=decision.round).annotate(struck=struck)
    return next((size - gone for size, gone in rolls.values_list("size", "struck")), None)


def _relatives(decision: Decision) -> list[dict[str, str]]:
    """When it is looked at again, what was asked before, what took its place."""
    rows = []
    if decision.review_on is not None:
        rows.append({"label": _("Looked at again on"), "value": formats.date_format(decision.review_on, "l j F Y")})
    for label, other in ((_("Asked before"), decision.earlier), (_("Replaced by"), decision.replaced_by)):
        if other is not None:
            url = other.get_absolute_url()
            rows.append({"label": label, "value": other.title, "change_url": url, "change_label": _("Read")})
    return rows


def result_of(decision: Decision) -> dict[str, Any] | None:
    """The declared result, for everybody."""
    if decision.state not in DECIDED_FOR_EVER or not decision.outcome:
        return None
    zone = zone_of(decision)
    return {
        "sentence": outcome_sentence(decision.title, decision.outcome),
        "counts": count_lines(decision.result),
        "url": reverse("decisions:result", args=[decision.slug]),
        "until": instant_words(decision.challenge_until, zone) if decision.state == S.DECLARED else "",
        "in_force": instant_words(decision.in_force_at, zone),
    }


def statements_for(decision: Decision) -> list[dict[str, str]]:
    """The sides as they stand: for first, then against, then the minority."""
    found = statements_of(decision)
    titles = {
        StatementSide.FOR: _("The case for"),
        StatementSide.AGAINST: _("The case against"),
        StatementSide.MINORITY: _("Minority statement"),
    }
    return [
        {"title": title, "text": found[side].text, "by": found[side].author.user.name}
        for side, title in titles.items()
        if side in found
    ]


def sides_to_write(decision: Decision, reader: Reader) -> list[dict[str, str]]:
    """Which statements this reader might write now; the action says no where somebody else's turn it is."""
    if decision.state not in (S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING, S.FINAL_TEXT):
        return []
    concerned = is_about(reader.user, decision)
    if reader.member is None and not concerned:
        return []
    labels = {
        StatementSide.FOR: _("Write the case for"),
        StatementSide.AGAINST: _("Write the case against"),
        StatementSide.MINORITY: _("Write a minority statement"),
    }
    own = decision.proposer is not None and decision.proposer.user_id == reader.user.pk
    return [
        {"label": label, "url": reverse("decisions:statement", args=[decision.slug, side])}
        for side, label in labels.items()
        if (side == StatementSide.FOR) == own and (reader.member is not None or side == StatementSide.AGAINST)
    ]


def thread_for(decision: Decision, reader: Reader, *, at: datetime) -> list[dict[str, Any]]:
    """The thread, replies after what they answer."""
    zone = zone_of(decision)
    pattern = reverse("decisions:edit_comment", args=[decision.slug, 0])
    return [
        {
            "id": said.id,
            "author": said.author,
            "when": instant_words(said.at, zone),
            "text": said.text,
            "hidden": said.hidden_because,
            "edited": said.edited,
            "is_reply": said.reply_to is not None,
            "edit_url": pattern.replace("/0/", f"/{said.id}/") if _may_touch(said, reader, at) else "",
        }
        for said in thread_of(decision)
    ]


def _may_touch(said: Any, reader: Reader, at: datetime) -> bool:
    """One's own for a short while; the secretary may hide any."""
    own = said.author_id == reader.user.pk and at <= said.at + timedelta(minutes=EDIT_MINUTES)
    return not said.hidden_because and (own or reader.runs)


def short_notice_for(decision: Decision) -> dict[str, str] | None:
    """Where less notice than the rules ask waits for agreement: how far it has come, and the page for it."""
    short = short_notice_of(decision, notice_of(decision)) if decision.state == S.NOTICED else None
    if short is None:
        return None
    words = ngettext(
        "Voting opens only if enough members agree to a short notice: %(agreed)d of %(needed)d so far.",
        "Voting opens only if enough members agree to a short notice: %(agreed)d of %(needed)d so far.",
        short.needed,
    ) % {"agreed": short.agreed, "needed": short.needed}
    return {"text": words, "url": reverse("decisions:short_notice", args=[decision.slug])}


def interests_for(decision: Decision, reader: Reader) -> list[dict[str, Any]]:
    """What members stand to gain or lose, in their words; what was taken back says so."""
    zone = zone_of(decision)
    told = [(each, taken_back(each)) for each in interests_of(decision)]
    return [
        {
            "id": each.pk,
            "by": each.member.user.name,
            "text": each.text,
            "when": instant_words(each.at, zone),
            "taken_back": instant_words(back.at, zone) if back is not None else "",
            "own": each.member.user_id == reader.user.pk,
        }
        for each, back in told
    ]


def tasks_for(decision: Decision, reader: Reader) -> list[dict[str, Any]]:
    """Who does what by when."""
    pattern = reverse("decisions:finish_task", args=[decision.slug, 0])
    rows = Task.objects.filter(decision=decision).select_related("owner__user").order_by("due_on", "id")
    return [
        {
            "title": task.title,
            "owner": task.owner.user.name,
            "due": formats.date_format(task.due_on, "l j F Y"),
            "done": task.done_at is not None,
            "evidence": task.evidence,
            "url": pattern.replace("/0/", f"/{task.pk}/")
            if task.done_at is None and (reader.runs or task.owner.user_id == reader.user.pk)
            else "",
        }
        for task in rows
    ]


def try_link(decision: Decision) -> dict[str, str] | None:
    """Where the change can be tried on last year's figures."""
    if decision.subject_key not in try_it.keys() or decision.in_force_at is not None:  # noqa: SIM118
        return None
    found = try_it.get(decision.subject_key)(decision.subject_payload)
    return {"url": found.url, "label": str(found.label)} if found is not None else None


def time_left_for(decision: Decision, *, at: datetime) -> str:
    return time_left(decision.closes_at, at) if decision.state == S.OPEN else ""
