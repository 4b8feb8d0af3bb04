"""The frozen form of an allocation: one canonical JSON document with everything that went in and came out."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from coop.counting.formats.canonical import canonical
from coop.surplus.calculations.numbers import as_text
from coop.surplus.calculations.types import Formula, MemberInput, MemberRow, Profile, StepOutcome, Withheld

FORMAT = "commonwork-allocation/1"
COLUMNS = (
    "member", "number", "class", "measures", "holdings", "capital", "parts", "patronage", "interest", "cash",
    "retained", "total",
)  # fmt: skip


def freeze(
    *, profile: Profile, result: int, year_end: date | None, unit: str, settings: Mapping[str, Fraction],
    facts: Mapping[str, Fraction], steps: Sequence[StepOutcome], rows: Sequence[MemberRow],
    inputs: Mapping[str, MemberInput], notes: Sequence[str],
    withheld: Sequence[Withheld] = (),
) -> tuple[bytes, str]:  # fmt: skip
    """The document as canonical bytes (RFC 8785), and their SHA-256 in hexadecimal.

    A plan that keeps no tax back has no place for it, so that plans of old keep their hash.

    Amounts are whole minor units of ``unit``; percentages, measures and facts are exact fractions as text.
    """
    tax = {"withholding": _withholding(withheld, rows)} if withheld else {}
    body = canonical(
        {
            **tax,
            "format": FORMAT,
            "profile": {"id": profile.id, "version": profile.version, "sha256": profile.sha256},
            "result": result,
            "unit": unit,
            "year_end": year_end.isoformat() if year_end else None,
            "settings": _texts(settings),
            "facts": _texts(facts),
            "steps": [_step(outcome) for outcome in steps],
            "members": _members(rows, inputs),
            "notes": list(notes),
        }
    )
    return body, hashlib.sha256(body).hexdigest()


def formula_document(formula: Formula) -> dict[str, Any]:
    """A formula in full, so that its meaning is frozen with the allocation."""
    return {
        "id": formula.id,
        "version": formula.version,
        "weights": _texts(formula.weights),
        "classes": _texts(formula.classes),
        "seniority_cap": None if formula.seniority_cap is None else as_text(formula.seniority_cap),
        "threshold": [formula.threshold_measure, as_text(formula.min_threshold)],
        "max_share": None if formula.max_share is None else as_text(formula.max_share),
    }


def _step(outcome: StepOutcome) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "kind": outcome.kind,
        "sink": outcome.sink,
        "amount": outcome.amount,
        "base": [outcome.base_name, as_text(outcome.base)],
        "percent": None if outcome.percent is None else as_text(outcome.percent),
        "indivisible": outcome.indivisible,
        "source": [outcome.source.kind, outcome.source.citation],
        "pools": dict(outcome.pools),
        "formula": None if outcome.formula is None else formula_document(outcome.formula),
        "note": outcome.note,
    }


def _withholding(withheld: Sequence[Withheld], rows: Sequence[MemberRow]) -> dict[str, Any]:
    """The rules with their sums, and whom how much is kept back from: patronage, interest."""
    return {
        "rules": [
            [one.rule.of, as_text(one.rule.percent), one.rule.source.citation, one.base, one.amount] for one in withheld
        ],
        "rows": [
            [row.member, row.withheld_patronage, row.withheld_interest]
            for row in rows
            if row.withheld_patronage or row.withheld_interest
        ],
    }


def _members(rows: Sequence[MemberRow], inputs: Mapping[str, MemberInput]) -> dict[str, Any]:
    """A table: the names of its columns and its rows. What a person did not do has no place in ``measures``."""
    return {"columns": list(COLUMNS), "rows": [_row(row, inputs[row.member]) for row in rows]}


def _row(row: MemberRow, given: MemberInput) -> list[Any]:
    return [
        row.member,
        row.number,
        row.class_code,
        _texts(row.measures),
        [[holding.principal, holding.days] for holding in given.holdings],
        given.capital,
        [[part.step, part.pool_name, as_text(part.weight), part.amount] for part in row.parts],
        row.patronage,
        row.interest,
        row.cash,
        row.retained,
        row.total,
    ]


def _texts(numbers: Mapping[str, Fraction]) -> dict[str, str]:
    return {name: as_text(number) for name, number in numbers.items()}
