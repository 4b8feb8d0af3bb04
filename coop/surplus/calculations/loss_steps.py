"""What each kind of step does with a loss: reserves cover it, members bear it by their work, the rest is carried on.

A reserve gives no more than it holds. Members never bear by capital, only by patronage, and nobody's capital account
goes below nought: what one cannot bear is shared again among the others (coop-finance B6).
"""

from collections.abc import Callable
from fractions import Fraction

from coop.surplus.calculations.numbers import floor, grouped
from coop.surplus.calculations.sharing import share_pool
from coop.surplus.calculations.types import Step
from coop.surplus.calculations.walk import Walk


def bear(walk: Walk, step: Step) -> None:
    """Let one step bear its part of the loss."""
    KINDS[step.kind](walk, step)


def _cover(walk: Walk, step: Step) -> None:
    base = walk.base(step.base)
    if step.fact not in walk.facts:
        walk.notes.append(f"{step.title}: left out; give {step.fact} to use it.")
        walk.record(step, 0, base)
        return
    wanted = min(floor(base * (walk.percent(step) or 0) / 100), walk.left)
    held = floor(walk.facts[step.fact])
    note = "" if wanted <= held else f"It holds {grouped(held)}."
    walk.record(step, min(wanted, held), base, note=note)


def _members_bear(walk: Walk, step: Step) -> None:
    base = walk.base(step.base)
    pool = min(floor(base * (walk.percent(step) or 0) / 100), walk.left)
    if not pool:
        walk.record(step, 0, base)
        return
    formula, weights = walk.formula_of(step)
    caps = [m.capital for m in walk.members]
    amounts = share_pool(pool, weights, [m.number for m in walk.members], year=walk.year, caps=caps)
    borne = sum(amounts)
    walk.give(step, "", -pool, weights, [-amount for amount in amounts])
    note = "" if borne == pool else f"{grouped(pool - borne)} is more than the members' accounts hold."
    walk.record(step, borne, base, note=note, formula=formula)


def _carried(walk: Walk, step: Step) -> None:
    walk.record(step, walk.left, Fraction(walk.left))


KINDS: dict[str, Callable[[Walk, Step], None]] = {"cover": _cover, "members_bear": _members_bear, "carried": _carried}
