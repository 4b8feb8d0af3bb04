"""The percentages in force for a draft, and whether the law and the rules allow them.

A setting is named after its step: ``members`` its percentage, ``members.cash`` what of it is paid out,
``share_interest.rate`` the yearly rate, ``members.worker`` a class's part in a class split.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from coop.surplus.calculations.facts import holds, in_words, names_in
from coop.surplus.calculations.numbers import points
from coop.surplus.calculations.problems import CannotAllocate, OutsideBounds
from coop.surplus.calculations.types import Bound, Source, Step

AUTHORITY = {"law": "the law", "rules": "the rules", "meeting": "the meeting"}


def settable(steps: Sequence[Step]) -> dict[str, Fraction]:
    """Every setting of these steps by name, at its default."""
    found: dict[str, Fraction] = {}
    for step in steps:
        if step.percent is not None:
            found[step.code] = step.percent
        if step.cash is not None:
            found[f"{step.code}.cash"] = step.cash.percent
        if step.interest is not None and step.percent is None:
            found[f"{step.code}.rate"] = step.interest.rate
        found.update({f"{step.code}.{name}": percent for name, percent in step.class_percent.items()})
    return found


def effective(steps: Sequence[Step], settings: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The defaults with these changes. Raises CannotAllocate for an unknown name or a number that is no percentage."""
    known = settable(steps)
    # A step that has only a yearly rate may be called by its own name.
    settings = {name if f"{name}.rate" not in known else f"{name}.rate": part for name, part in settings.items()}
    for name, percent in settings.items():
        if name not in known:
            step = next((s for s in steps if s.code == name), None)
            if step is not None:
                raise CannotAllocate(f"Step {name!r} ({step.title}) has no percentage to set.", step=name)
            raise CannotAllocate(f"There is no step {name!r} to set. Known are: {', '.join(known)}.", step=name)
        if not 0 <= percent <= 100:
            raise CannotAllocate(
                f"Step {name!r}: {points(percent)} is not between 0 % and 100 %.", step=name.partition(".")[0]
            )
    return known | settings


def check_bounds(
    steps: Sequence[Step], settings: Mapping[str, Fraction], facts: Mapping[str, Fraction], on: date | None
) -> list[str]:
    """Refuse what is outside. Returns notes on bounds that could not be looked at because a fact is unknown.

    Raises:
        OutsideBounds: names the step, the bound and the citation.
        CannotAllocate: the parts of a class split do not add up, or the steps take more than there is.
    """
    notes: list[str] = []
    for step in steps:
        if step.percent is not None:
            notes += check_one(step, settings[step.code], step.least, step.most, facts, on)
        if step.cash is not None:
            notes += check_one(
                step, settings[f"{step.code}.cash"], step.cash.least, step.cash.most, facts, on, "the part paid out"
            )
        if step.class_percent:
            parts = [settings[f"{step.code}.{name}"] for name in step.class_percent]
            if sum(parts) != 100:
                raise CannotAllocate(
                    f"Step {step.code!r} ({step.title}): the classes get {points(sum(parts, start=Fraction(0)))} "
                    "together; it must be 100 %.",
                    step=step.code,
                )
    _check_sums(steps, settings)
    return notes


def _check_sums(steps: Sequence[Step], settings: Mapping[str, Fraction]) -> None:
    """Steps of the same base cannot take more than all of it together."""
    for base in {step.base for step in steps} - {"remaining"}:
        mine = [s for s in steps if s.base == base and s.percent is not None and s.kind != "cover"]
        together = sum((settings[step.code] for step in mine), start=Fraction(0))
        if together > 100:
            codes = ", ".join(step.code for step in mine)
            of = "result" if base == "result" else f"base {base!r}"
            raise CannotAllocate(f"The steps {codes} take {points(together)} of the {of} together.", step=mine[-1].code)


def check_one(
    step: Step,
    percent: Fraction,
    least: Sequence[Bound],
    most: Sequence[Bound],
    facts: Mapping[str, Fraction],
    on: date | None,
    what: str = "",
) -> list[str]:
    """One percentage against its bounds; see ``check_bounds``."""
    notes: list[str] = []
    for bound, low in [(bound, True) for bound in least] + [(bound, False) for bound in most]:
        if not bound.source.in_force(on):
            continue
        if bound.when is not None:
            applies = holds(bound.when, facts)
            if applies is None:
                notes.append(
                    f"{step.title}: {limit(bound, low)} applies under a condition ({in_words(bound.when)}); "
                    f"not looked at, because {' and '.join(names_in(bound.when))} was not given."
                )
            if not applies:
                continue
        if (percent < bound.percent) if low else (percent > bound.percent):
            raise outside(step, points(percent), limit(bound, low), bound.source, what)
    return notes


def limit(bound: Bound, low: bool) -> str:
    """``at least 20 % (Ley 27/1999, art. 58)``."""
    return f"{'at least' if low else 'at most'} {points(bound.percent)} ({cited(bound.source)})"


def cited(source: Source) -> str:
    """Who says so, briefly."""
    return source.citation or AUTHORITY[source.kind]


def outside(step: Step, got: str, wanted: str, source: Source, what: str = "") -> OutsideBounds:
    """The refusal, in words."""
    subject = f"Step {step.code!r} ({step.title}){', ' + what if what else ''}"
    return OutsideBounds(
        f"{subject}: {got} is outside the bounds: {AUTHORITY[source.kind]} wants {wanted}.",
        step=step.code,
        citation=cited(source),
    )
