"""Drafting the minutes of a round. Private to the actions of this room."""

from datetime import datetime
from zoneinfo import ZoneInfo

from coop.decisions.calculations.minutes_text import MinutesFacts, minutes_text
from coop.decisions.calculations.result_words import count_lines, finding_lines, outcome_sentence, took_part
from coop.decisions.calculations.short_notice import short_notice_line
from coop.decisions.models import BallotBox, Decision, Interest, Minutes, RollEntry
from coop.decisions.queries.interests import interests_of, taken_back
from coop.decisions.queries.notice_document import statements_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.registry import subjects


def draft_for(decision: Decision, *, at: datetime) -> Minutes:
    """The draft for the present round of a locked decision. People may change it until it is approved."""
    return Minutes.objects.create(
        decision=decision, round=decision.round, text=minutes_text(_facts(decision, at=at)), drafted_at=at
    )


def _facts(decision: Decision, *, at: datetime) -> MinutesFacts:
    zone = zone_of(decision)
    entries = RollEntry.objects.filter(roll__decision=decision, roll__round=decision.round)
    struck = entries.filter(struck_at__isnull=False).order_by("member_no")
    text = decision.final_text
    assert text is not None  # nothing is declared without one
    return MinutesFacts(
        title=decision.title,
        kind=str(decision.get_kind_display()),
        question=text.question,
        text_sha256=decision.text_sha256,
        body=text.body,
        proposed_by=decision.proposer.user.name if decision.proposer is not None else "the board",
        noticed=instant_words(decision.noticed_at, zone),
        opened=instant_words(decision.opened_at, zone),
        closed=instant_words(decision.closed_at, zone),
        declared=instant_words(at, zone),
        on_roll=entries.count(),
        struck=[f"no. {entry.member_no}, {entry.get_struck_reason_display()}" for entry in struck],
        took_part=took_part(decision.result),
        secrecy=str(decision.get_secrecy_display()),
        outcome=outcome_sentence(decision.title, decision.outcome),
        counts=count_lines(decision.result),
        findings=finding_lines(decision.result),
        reasons=[(str(row.get_side_display()), row.text) for _side, row in sorted(statements_of(decision).items())],
        interests=[_interest(row, zone) for row in interests_of(decision)],
        short_notice=_short_notice(decision),
        effects=subjects.get(decision.subject_key).what_changes(decision.subject_payload, at),
    )


def _short_notice(decision: Decision) -> str:
    """As it was fixed when voting opened; empty where the days were kept."""
    box = BallotBox.objects.filter(decision=decision, roll__round=decision.round).first()
    facts = (box.document or {}).get("short_notice") if box is not None else None
    return short_notice_line(facts) if facts else ""


def _interest(interest: Interest, zone: ZoneInfo) -> str:
    back = taken_back(interest)
    words = f"{interest.member.user.name}: {' '.join(interest.text.split())}"
    return f"{words} (taken back on {instant_words(back.at, zone)})" if back is not None else words
