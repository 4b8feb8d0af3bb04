"""The minutes as the software drafts them: plain text, from facts, for people to check and approve."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class MinutesFacts:
    """Everything in words already, on the co-op's clock."""

    title: str
    kind: str
    question: str
    text_sha256: str
    body: str
    proposed_by: str
    noticed: str
    opened: str
    closed: str
    declared: str
    on_roll: int
    struck: Sequence[str]
    took_part: int | None
    secrecy: str
    outcome: str
    counts: Sequence[str]
    findings: Sequence[str]
    reasons: Sequence[tuple[str, str]] = field(default_factory=tuple)
    effects: Sequence[str] = field(default_factory=tuple)
    short_notice: str = ""
    interests: Sequence[str] = field(default_factory=tuple)


def minutes_text(facts: MinutesFacts) -> str:
    """One paragraph or list under each heading; a heading with nothing under it says so."""
    took_part = (
        f"{facts.took_part} of {facts.on_roll - len(facts.struck)} members entitled to vote took part."
        if facts.took_part is not None
        else "The record does not say how many took part."
    )
    parts = [
        f"Minutes: {facts.title}",
        f"{facts.kind[:1].upper()}{facts.kind[1:]}, proposed by {facts.proposed_by}.",
        "",
        *_heading("Present"),
        f"The vote was held at a distance. {facts.on_roll} members were on the roll. {took_part}",
        *(f"Struck from the roll: {line}" for line in facts.struck),
        "Apologies: none are recorded. Proxies: none were used.",
        "",
        *_heading("Course"),
        f"Notice was given on {facts.noticed}.",
        *([facts.short_notice] if facts.short_notice else []),
        f"Voting opened on {facts.opened} and closed on {facts.closed}. The ballot was {facts.secrecy}.",
        f"The result was declared on {facts.declared}.",
        "",
        *_heading("Text"),
        facts.question,
        *([facts.body] if facts.body else []),
        f"SHA-256 of the text: {facts.text_sha256}",
        "",
        *_heading("Reasons given"),
        *_list([f"{side}: {words}" for side, words in facts.reasons], "No statements were handed in."),
        "",
        *_heading("Votes"),
        *_list(facts.counts, "No votes were counted."),
        *facts.findings,
        "",
        *_heading("Decision"),
        facts.outcome,
        *_list(facts.effects, "Nothing is changed by the software itself."),
        "",
        *_heading("Interests declared"),
        *_list(facts.interests, "None were declared."),
    ]
    return "\n".join(parts).strip() + "\n"


def _heading(words: str) -> list[str]:
    return [words, "-" * len(words)]


def _list(lines: Sequence[str], nothing: str) -> list[str]:
    return [f"* {line}" for line in lines] if lines else [nothing]
