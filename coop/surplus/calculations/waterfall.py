"""Share out a year's result: the way into the engine.

Whole minor units in and out, exact fractions between; no clock, no database, no chance. The same inputs in any order
give the same bytes.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from coop.surplus.calculations.bounds import check_bounds, cited, effective, outside
from coop.surplus.calculations.document import freeze
from coop.surplus.calculations.facts import checked
from coop.surplus.calculations.formulas import check_formula
from coop.surplus.calculations.loss_steps import bear
from coop.surplus.calculations.numbers import grouped, points
from coop.surplus.calculations.problems import BrokenPromise, CannotAllocate
from coop.surplus.calculations.rows import rows_of
from coop.surplus.calculations.surplus_steps import take
from coop.surplus.calculations.types import (
    AllocationResult,
    Formula,
    MemberInput,
    MemberRow,
    Profile,
    Step,
    StepOutcome,
)
from coop.surplus.calculations.walk import Walk
from coop.surplus.calculations.withholding import withhold

LARGEST = 2**53 - 1  # the largest whole number every reader of JSON keeps exactly
MEMBER_STEPS = ("patronage", "class_split", "interest", "members_bear")
NOTHING: Mapping[str, Fraction] = {}
NO_FORMULAS: Mapping[str, Formula] = {}


def allocate(
    profile: Profile,
    result_minor: int,
    members: Sequence[MemberInput],
    settings: Mapping[str, Fraction] = NOTHING,
    facts: Mapping[str, Fraction | int] = NOTHING,
    *,
    year_end: date | None = None,
    unit: str = "",
    formulas: Mapping[str, Formula] = NO_FORMULAS,
) -> AllocationResult:
    """Run a result through a profile's waterfall.

    Args:
        profile: the steps, from ``coop.surplus.profiles``.
        result_minor: the year's result in minor units; below nought is a loss and takes the profile's loss steps.
        members: who takes part, with what they did. Everybody given has a row in the outcome.
        settings: percentages that differ from the profile's, in points, by step code (see ``bounds``).
        facts: figures of the year by name (see ``facts.CATALOGUE``), money in minor units.
        year_end: the last day of the year: which versions of the law hold, and whose turn a tie is.
        unit: the currency, for the record.
        formulas: other formulas than the profile's for steps that share among members, by step code.

    Raises:
        OutsideBounds: a percentage the law or the rules do not allow; names step, bound and citation.
        CannotAllocate: anything else that makes it impossible, in words.
        BrokenPromise: a sum does not hold; never expected.
    """
    _check_inputs(result_minor, members)
    known_facts = checked(facts)
    steps = tuple(
        step for step in (profile.losses if result_minor < 0 else profile.steps) if step.source.in_force(year_end)
    )
    chosen = effective(steps, _for_these(profile, steps, settings))
    for formula in formulas.values():
        check_formula(formula)
    notes = check_bounds(steps, chosen, known_facts, year_end)
    ordered = sorted(members, key=lambda member: (member.number, member.member))
    size = abs(result_minor)
    walk = Walk(profile, size, ordered, chosen, known_facts, formulas, year_end, left=size, notes=notes)
    for step in steps:
        (bear if result_minor < 0 else take)(walk, step)
    outcomes = tuple(walk.outcomes) if result_minor >= 0 else tuple(map(_as_loss, walk.outcomes))
    if result_minor > 0:
        _check_relations(walk)
    rows = rows_of(ordered, walk.parts, steps, chosen)
    rows, withheld = withhold(rows, profile.withholding, year_end)
    _assert_sums(result_minor, outcomes, rows)
    body, sha256 = freeze(
        profile=profile, result=result_minor, year_end=year_end, unit=unit, settings=chosen, facts=known_facts,
        steps=outcomes, rows=rows, inputs={member.member: member for member in ordered}, notes=walk.notes,
        withheld=withheld,
    )  # fmt: skip
    return AllocationResult(
        profile_id=profile.id, profile_version=profile.version, profile_sha256=profile.sha256,
        profile_title=profile.title, result=result_minor, year_end=year_end, unit=unit, settings=chosen,
        facts=known_facts, steps=outcomes, members=rows, notes=tuple(walk.notes), document=body, sha256=sha256,
        withheld=withheld,
    )  # fmt: skip


def _check_inputs(result: int, members: Sequence[MemberInput]) -> None:
    if not isinstance(result, int) or isinstance(result, bool):
        raise TypeError("The result is a whole number of minor units.")
    if abs(result) > LARGEST:
        raise CannotAllocate(f"The result is larger than {grouped(LARGEST)}.")
    ids: set[str] = set()
    numbers: dict[int, str] = {}
    for member in members:
        if member.member in ids:
            raise CannotAllocate(f"{member.member} is there twice.")
        if member.number in numbers:
            raise CannotAllocate(f"{member.member} and {numbers[member.number]} have the same number {member.number}.")
        ids.add(member.member)
        numbers[member.number] = member.member
        below = [name for name, value in member.measures.items() if value < 0]
        if below or member.capital < 0 or any(h.principal < 0 or h.days < 0 for h in member.holdings):
            raise CannotAllocate(f"{member.member}: {below[0] if below else 'capital'} cannot be below nought.")


def _for_these(profile: Profile, steps: Sequence[Step], settings: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """Settings of the other side (a loss's in a good year) are known but have nothing to do."""
    here = {step.code for step in steps}
    elsewhere = {step.code for step in (*profile.steps, *profile.losses)} - here
    return {name: percent for name, percent in settings.items() if name.partition(".")[0] not in elsewhere}


def _as_loss(outcome: StepOutcome) -> StepOutcome:
    return StepOutcome(
        outcome.code, outcome.title, outcome.kind, outcome.sink, -outcome.amount, outcome.base_name, -outcome.base,
        outcome.percent, outcome.indivisible, outcome.source, outcome.pools, outcome.formula, outcome.note,
    )  # fmt: skip


def _check_relations(walk: Walk) -> None:
    """Inequalities between steps, such as interest at most the workers' part."""
    for check in walk.profile.checks:
        if not check.source.in_force(walk.year_end):
            continue
        total = sum(walk.taken.get(code, 0) for code in check.steps)
        limit = walk.base(check.of) * check.percent / 100
        # Every step was rounded down, so a least may miss a cent for each of them.
        if total > limit if check.test == "at_most" else total + len(walk.outcomes) < limit:
            step = walk.profile.step(check.steps[-1])
            what = "together with " + ", ".join(check.steps[:-1]) if len(check.steps) > 1 else ""
            of = check.of.removeprefix("step:")
            wanted = f"{check.test.replace('_', ' ')} {points(check.percent)} of {of} ({cited(check.source)})"
            raise outside(step, grouped(total), wanted, check.source, what)


def _assert_sums(result: int, steps: Sequence[StepOutcome], rows: Sequence[MemberRow]) -> None:
    """The promises that are never left to tests alone."""
    if sum(outcome.amount for outcome in steps) != result:
        raise BrokenPromise("The steps do not add up to the result.")
    to_members = sum(outcome.amount for outcome in steps if outcome.kind in MEMBER_STEPS)
    if sum(row.total for row in rows) != to_members:
        raise BrokenPromise("The members' rows do not add up to the members' steps.")
    if any(row.cash + row.retained != row.total for row in rows):
        raise BrokenPromise("Somebody's cash and retained parts do not add up.")
    sign = -1 if result < 0 else 1
    if any(row.total * sign < 0 or row.cash < 0 or row.retained * sign < 0 for row in rows):
        raise BrokenPromise("Somebody's part has the wrong sign.")
    if any(not 0 <= r.withheld_interest <= max(r.interest, 0) for r in rows) or any(
        not 0 <= r.withheld_patronage <= max(r.cash - r.interest, 0) for r in rows
    ):
        raise BrokenPromise("More tax is kept back than somebody is paid.")
    if any(outcome.amount * sign < 0 for outcome in steps):
        raise BrokenPromise("A step has the wrong sign.")
