"""Work out an allocation of a closed year. Private to the actions of this room."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from coop.surplus.calculations.formulas import in_words
from coop.surplus.calculations.numbers import as_text, from_text
from coop.surplus.calculations.problems import CannotAllocate, OutsideBounds
from coop.surplus.calculations.types import AllocationResult, Formula, MemberRow, Profile, StepOutcome
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.errors import CannotDraft, DraftOutOfBounds
from coop.surplus.models import FiscalYear
from coop.surplus.profiles import load_profile
from coop.surplus.queries.inputs import Corrected, engine_facts, engine_members

# How a draft chooses between the formulas its profile allows for a step: "members.formula" = "earnings".
FORMULA = ".formula"


def run_engine(
    year: FiscalYear,
    profile_id: str,
    choices: Mapping[str, str],
    told: Mapping[str, str],
    *,
    corrected: Corrected | None = None,
    frozen_facts: Mapping[str, str] | None = None,
) -> AllocationResult:
    """Run the year's result through a profile. `choices` are ratios by setting, or formula ids; `told` are facts.

    Figures the books know are taken from the books, whatever `told` says; save where a plan that was frozen is worked
    out again with `corrected` measures: then all its figures are those of that day (`frozen_facts`).
    Raises DraftOutOfBounds with the citation, CannotDraft for anything else that makes it impossible.
    """
    assert year.result is not None, "only a closed year has a result"
    try:
        profile = load_profile(profile_id)
        formulas = {
            key.removesuffix(FORMULA): _formula(profile, key.removesuffix(FORMULA), name)
            for key, name in choices.items()
            if key.endswith(FORMULA)
        }
        percents = {key: from_text(text) for key, text in choices.items() if not key.endswith(FORMULA)}
        facts: dict[str, Fraction | int] = {name: from_text(text) for name, text in told.items()}
        return allocate(
            profile,
            year.result,
            engine_members(year, corrected),
            percents,
            facts | engine_facts(year)
            if frozen_facts is None
            else {name: from_text(text) for name, text in frozen_facts.items()},
            year_end=year.ends_on,
            unit=year.unit,
            formulas=formulas,
        )
    except OutsideBounds as refused:
        raise DraftOutOfBounds(
            problem=str(refused), citation=refused.citation, fields={refused.step: str(refused)}
        ) from refused
    except (CannotAllocate, ValueError, ZeroDivisionError) as refused:
        step = getattr(refused, "step", "")
        raise CannotDraft(problem=str(refused), fields={step: str(refused)} if step else {}) from refused


def _formula(profile: Profile, code: str, name: str) -> Formula:
    """One of the formulas the profile itself allows for this step."""
    try:
        step = profile.step(code)
    except KeyError:
        raise CannotAllocate(f"There is no step {code!r}.") from None
    for formula in (step.formula, *step.alternatives):
        if formula is not None and formula.id == name:
            return formula
    raise CannotAllocate(f"{step.title} cannot be shared by {name}.", step=code)


def step_lines(result: AllocationResult) -> list[dict[str, Any]]:
    """The steps as kept with a draft: what took how much, of what, on whose word."""
    return [_step(outcome) for outcome in result.steps]


def _step(outcome: StepOutcome) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "title": outcome.title,
        "kind": outcome.kind,
        "sink": outcome.sink,
        "amount": outcome.amount,
        "base_name": outcome.base_name,
        "base": as_text(outcome.base),
        "percent": None if outcome.percent is None else as_text(outcome.percent),
        "indivisible": outcome.indivisible,
        "source": outcome.source.kind,
        "citation": outcome.source.citation,
        "url": outcome.source.url,
        "note": outcome.note,
        "formula": "" if outcome.formula is None else outcome.formula.id,
        "formula_version": 0 if outcome.formula is None else outcome.formula.version,
        "formula_words": "" if outcome.formula is None else in_words(outcome.formula),
    }


def withholding_lines(result: AllocationResult) -> list[dict[str, Any]]:
    """The rules by which tax is kept back, with what each comes to and whose word it is."""
    return [
        {
            "of": one.rule.of,
            "percent": as_text(one.rule.percent),
            "base": one.base,
            "amount": one.amount,
            "citation": one.rule.source.citation,
            "url": one.rule.source.url,
        }
        for one in result.withheld
    ]


def part_lines(row: MemberRow) -> list[dict[str, Any]]:
    """How one person's part was worked out; ratios as exact text."""
    return [
        {
            "step": part.step,
            "pool_name": part.pool_name,
            "pool": part.pool,
            "weight": as_text(part.weight),
            "total_weight": as_text(part.total_weight),
            "amount": part.amount,
        }
        for part in row.parts
    ]
