"""From parts to rows: what each member gets in all, what of it is paid out and what stays as capital."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from coop.surplus.calculations.types import MemberInput, MemberRow, Part, Step


def cash_part(total: int, percent: Fraction) -> int:
    """The part paid out, rounded up to the cent, so that a least percentage holds for everybody."""
    return min(total, -(-total * percent.numerator // (100 * percent.denominator)))


def rows_of(
    members: Sequence[MemberInput],
    parts: Mapping[int, Sequence[Part]],
    steps: Sequence[Step],
    settings: Mapping[str, Fraction],
) -> tuple[MemberRow, ...]:
    """One row per member, in the order of member numbers. Interest is always paid; a loss is borne by the capital."""
    interest_steps = {step.code for step in steps if step.kind == "interest"}
    paid = {
        step.code: settings[f"{step.code}.cash"] if step.cash is not None else Fraction(100)
        for step in steps
        if step.kind in ("patronage", "class_split")
    }
    found = []
    for index, member in enumerate(members):
        mine = tuple(parts.get(index, ()))
        interest = sum(part.amount for part in mine if part.step in interest_steps)
        total = sum(part.amount for part in mine)
        cash = interest + sum(cash_part(part.amount, paid[part.step]) for part in mine if part.step in paid)
        found.append(
            MemberRow(
                member=member.member, number=member.number, class_code=member.class_code,
                measures=dict(member.measures), total=total, patronage=total - interest, interest=interest,
                cash=cash, retained=total - cash, parts=mine,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.number, row.member)))
