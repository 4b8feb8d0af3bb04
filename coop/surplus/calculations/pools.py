"""A step's pool shared among members: first between classes where the step says so, then by its formula."""

from fractions import Fraction

from coop.surplus.calculations.formulas import weights_of
from coop.surplus.calculations.numbers import grouped, points
from coop.surplus.calculations.problems import BadProfile
from coop.surplus.calculations.sharing import caps_for, share_pool
from coop.surplus.calculations.types import Formula, Step
from coop.surplus.calculations.walk import Walk
from foundation.money.split import split_by_largest_remainder


def share_among_members(walk: Walk, step: Step, pool: int, base: Fraction, note: str) -> None:
    """Share a pool. What nobody can have (an empty class, everybody at the most they may have) stays for what follows.

    Raises CannotAllocate when there is something to share and nobody to share it with.
    """
    if not pool:
        walk.record(step, 0, base, note=note)
        return
    formula, weights = walk.formula_of(step)
    if not step.class_percent:
        given = _share(walk, step, "", pool, weights, formula)
        walk.record(step, given, base, note=_why(note, pool - given, formula), formula=formula)
        return
    pools = split_between_classes(pool, {name: walk.settings[f"{step.code}.{name}"] for name in step.class_percent})
    given_by_class = {}
    for name, part in pools.items():
        only = [
            w if m.class_code == name else Fraction(0)
            for w, m in zip(_class_weights(walk, formula, name), walk.members, strict=True)
        ]
        if any(only):
            given_by_class[name] = _share(walk, step, name, part, only, formula)
        else:
            given_by_class[name] = 0
            if part:
                walk.notes.append(f"{step.title}: nobody in the class {name} has a part, so {grouped(part)} stays.")
    given = sum(given_by_class.values())
    walk.record(step, given, base, note=note, pools=given_by_class, formula=formula)


def split_between_classes(pool: int, percents: dict[str, Fraction]) -> dict[str, int]:
    """The first of the two stages: a pool among classes by their percentages, odd cents to the largest remainder."""
    if sum(percents.values()) != 100:
        raise BadProfile("The percentages of the classes add up to 100.")
    parts = split_by_largest_remainder(pool, list(percents.values()), tie_order=list(percents))
    return dict(zip(percents, parts, strict=True))


def _class_weights(walk: Walk, formula: Formula, name: str) -> list[Fraction]:
    """Weights inside one class: in a mix, each one's share of what the class did, not of what all did."""
    alone = Formula(
        formula.id, formula.version, formula.weights, {name: formula.classes.get(name, Fraction(1))},
        formula.seniority_cap, formula.threshold_measure, formula.min_threshold, formula.max_share,
    )  # fmt: skip
    return weights_of(alone, walk.members)


def _share(walk: Walk, step: Step, name: str, pool: int, weights: list[Fraction], formula: Formula) -> int:
    caps = None if formula.max_share is None else caps_for(pool, formula.max_share, len(weights))
    amounts = share_pool(pool, weights, [m.number for m in walk.members], year=walk.year, caps=caps)
    walk.give(step, name, pool, weights, amounts)
    return sum(amounts)


def _why(note: str, rest: int, formula: Formula) -> str:
    if not rest or formula.max_share is None:
        return note
    more = f"{grouped(rest)} stays, because nobody may have more than {points(formula.max_share)}."
    return f"{note} {more}".strip()
