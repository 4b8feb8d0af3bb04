"""An allocation as a page for a terminal, and as the JSON of ``draft_distribution``."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from coop.surplus.calculations.bounds import cited
from coop.surplus.calculations.formulas import in_words
from coop.surplus.calculations.numbers import grouped, money, points
from coop.surplus.calculations.types import AllocationResult, Bound, Profile, Source


def as_json(result: AllocationResult, places: int) -> dict[str, Any]:
    """Amounts as decimal strings; members in the order of their numbers."""
    return {
        "profile": result.profile_id,
        "result": money(result.result, places),
        "steps": [{"code": step.code, "amount": money(step.amount, places)} for step in result.steps],
        "members": [
            {
                "member": row.member,
                "total": money(row.total, places),
                "cash": money(row.cash, places),
                "retained": money(row.retained, places),
            }
            for row in result.members
        ],
        "sum": money(sum(step.amount for step in result.steps), places),
    }


def profile_json(profile: Profile) -> dict[str, Any]:
    """A profile with its sources and what may be set."""
    return {
        "id": profile.id,
        "version": profile.version,
        "title": profile.title,
        "jurisdiction": profile.jurisdiction,
        "sources": [_source_json(source) for source in profile.sources],
        "steps": [
            {
                "code": step.code,
                "title": step.title,
                "percent": None if step.percent is None else points(step.percent).removesuffix(" %"),
                "at_least": [_bound_json(bound) for bound in step.least],
                "at_most": [_bound_json(bound) for bound in step.most],
            }
            for step in (*profile.steps, *profile.losses)
        ],
        "notes": list(profile.notes),
        "disclaimer": profile.disclaimer,
    }


def _source_json(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "citation": source.citation,
        "url": source.url,
        "valid_from": source.valid_from.isoformat() if source.valid_from else None,
        "valid_to": source.valid_to.isoformat() if source.valid_to else None,
        "read_on": source.read_on.isoformat() if source.read_on else None,
        "note": source.note,
    }


def _bound_json(bound: Bound) -> dict[str, Any]:
    return {"percent": points(bound.percent).removesuffix(" %"), "citation": cited(bound.source)}


def as_page(result: AllocationResult, profile: Profile, places: int) -> str:
    """Aligned tables of the steps and the members, the notes, and what this is not."""
    lines = [f"{profile.title}  [{profile.id}, version {profile.version}]", ""]
    what = "Loss" if result.is_loss else "Result"
    notes: dict[str, int] = {}  # citations, numbered as they come
    steps = [("Step", "Title", "%", "Amount", "By")]
    for step in result.steps:
        percent = "" if step.percent is None else points(step.percent).removesuffix(" %")
        mark = f"[{notes.setdefault(step.source.citation, len(notes) + 1)}]" if step.source.citation else ""
        by = f"{step.source.kind} {mark}".strip()
        steps.append((step.code, step.title, percent, grouped(step.amount, places), by))
    steps.append(("", what, "", grouped(result.result, places), ""))
    lines += [*_table(steps, right=(2, 3)), *(f"[{number}] {citation}" for citation, number in notes.items()), ""]
    for step in result.steps:
        if step.formula is not None:
            lines.append(f"{step.title}: {in_words(step.formula)}")
        if step.note:
            lines.append(f"{step.title}: {step.note}")
    members = [("Member", "Class", "Total", "Paid out", "Retained")]
    for row in result.members:
        amounts = (grouped(amount, places) for amount in (row.total, row.cash, row.retained))
        members.append((row.member, row.class_code, *amounts))  # type: ignore[arg-type]
    sums = (sum(getattr(row, name) for row in result.members) for name in ("total", "cash", "retained"))
    members.append(("Together", "", *(grouped(amount, places) for amount in sums)))  # type: ignore[arg-type]
    lines += ["", *_table(members, right=(2, 3, 4)), ""]
    lines += [f"Note: {note}" for note in (*result.notes, *profile.notes)]
    return "\n".join([*lines, "", profile.disclaimer, f"SHA-256 {result.sha256}", ""])


def profiles_page(profiles: Sequence[Profile]) -> str:
    """The list of profiles with their sources."""
    lines = []
    for profile in profiles:
        lines.append(f"{profile.id}  {profile.title}")
        lines += [
            f"    {source.kind}: {source.citation}{_dated(source)}" for source in profile.sources if source.citation
        ]
    return "\n".join([*lines, "", profiles[0].disclaimer, ""])


def _dated(source: Source) -> str:
    if source.valid_from:
        return f", {source.valid_from.isoformat()}"
    return f", read {source.read_on.isoformat()}" if source.read_on else ""


def _table(rows: Sequence[Sequence[str]], right: Sequence[int]) -> list[str]:
    """Columns as wide as their widest cell; a rule under the header and above the last row."""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for place, cell in enumerate(row):
            blank = " " * (widths[place] - _width(cell))
            cells.append(blank + cell if place in right else cell + blank)
        lines.append("  ".join(cells).rstrip())
    rule = "  ".join("-" * width for width in widths)
    return [lines[0], rule, *lines[1:-1], rule, lines[-1]]


def _width(text: str) -> int:
    """Cells on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
