"""What each kind of step does with a surplus. Percentages are rounded down; nothing takes more than is left."""

from collections.abc import Callable
from fractions import Fraction

from coop.surplus.calculations.bounds import cited, outside
from coop.surplus.calculations.facts import holds, in_words, names_in
from coop.surplus.calculations.interest import capital_days, check_rate, pay_interest, rate_of_pool
from coop.surplus.calculations.numbers import floor, grouped, points, total_of
from coop.surplus.calculations.pools import share_among_members
from coop.surplus.calculations.problems import CannotAllocate
from coop.surplus.calculations.types import Step, StepOutcome
from coop.surplus.calculations.walk import Walk

EMPLOYEE = "employee"


def take(walk: Walk, step: Step) -> None:
    """Let one step take its part."""
    if step.only_if is not None and not _allowed(walk, step):
        return
    KINDS[step.kind](walk, step)


def _allowed(walk: Walk, step: Step) -> bool:
    """A step under a condition: skipped with a note, or refused when somebody asked for it all the same."""
    assert step.only_if is not None
    true = holds(step.only_if, walk.facts)
    if true:
        return True
    asked = walk.percent(step) or walk.settings.get(f"{step.code}.rate")
    if asked and true is None:
        raise CannotAllocate(
            f"Step {step.code!r} ({step.title}) is allowed only under a condition ({in_words(step.only_if)}): "
            f"give the facts {' and '.join(names_in(step.only_if))}.",
            step=step.code,
        )
    if asked:
        raise outside(step, points(Fraction(asked)), f"nothing unless {in_words(step.only_if)}", step.source)
    walk.record(step, 0, Fraction(0), note=f"Not allowed unless {in_words(step.only_if)} ({cited(step.source)}).")
    return False


def _wanted(walk: Walk, step: Step) -> tuple[int, Fraction, str]:
    """The percentage of the base, rounded down, at most what is left; with the base and a note if it was cut."""
    base = walk.base(step.base)
    amount = floor(base * (walk.percent(step) or 0) / 100)
    if amount > walk.left:
        _check_not_starved(walk, step, base)
        return walk.left, base, f"It would have been {grouped(amount)}, but only {grouped(walk.left)} was left."
    return amount, base, ""


def _check_not_starved(walk: Walk, step: Step, base: Fraction) -> None:
    """A small result may leave a step less than its least; a step before it that took more than its own may not."""
    for bound in step.least:
        if not bound.source.in_force(walk.year_end) or walk.left >= floor(base * bound.percent / 100):
            continue
        for before in walk.outcomes:
            if before.amount and before.kind not in ("fixed", "remainder") and _took_more_than_needed(walk, before):
                wanted = f"at least {points(bound.percent)} ({cited(bound.source)}), and {before.code} can take less"
                raise outside(step, f"{grouped(walk.left)} left for it", wanted, bound.source)


def _took_more_than_needed(walk: Walk, before: StepOutcome) -> bool:
    least = max((b.percent for b in walk.profile.step(before.code).least), default=Fraction(0))
    return (before.percent or 0) > least


def _percent(walk: Walk, step: Step) -> None:
    amount, base, note = _wanted(walk, step)
    if step.stop_when is not None:
        stop = step.stop_when
        if stop.balance in walk.facts and stop.reaches in walk.facts:
            room = max(0, floor(walk.facts[stop.reaches] * stop.times) - floor(walk.facts[stop.balance]))
            if amount > room:
                amount, note = room, f"Full: {grouped(room)} was all it still needed."
        else:
            walk.notes.append(
                f"{step.title}: it may stop once it is full; give {stop.balance} and {stop.reaches} to look at that."
            )
    walk.record(step, amount, base, note=note)


def _fixed(walk: Walk, step: Step) -> None:
    base = walk.base(step.fact)
    wanted = floor(base)
    note = "" if wanted <= walk.left else f"{grouped(wanted - walk.left)} could not be covered."
    walk.record(step, min(wanted, walk.left), base, note=note)


def _to_target(walk: Walk, step: Step) -> None:
    stop = step.stop_when
    assert stop is not None
    if stop.balance not in walk.facts or stop.reaches not in walk.facts:
        walk.notes.append(f"{step.title}: left out; give {stop.balance} and {stop.reaches}.")
        walk.record(step, 0, Fraction(0))
        return
    gap = max(0, floor(walk.facts[stop.reaches] * stop.times) - floor(walk.facts[stop.balance]))
    if step.percent is None:
        walk.record(step, min(gap, walk.left), Fraction(gap))
        return
    amount, base, note = _wanted(walk, step)
    walk.record(step, min(amount, gap), base, note=note)


def _nonmember(walk: Walk, step: Step) -> None:
    """The part of the base that work of non-members made, by the measure named (or the other where nobody has it)."""
    base = walk.base(step.base)
    for measure in (step.fact, "earnings" if step.fact == "hours" else "hours"):
        others = walk.facts.get(f"nonmember_{measure}", Fraction(0)) + _did(walk, measure, employees=True)
        of_members = _did(walk, measure, employees=False)
        if others + of_members:
            part = nonmember_share(of_members, others)
            amount = min(floor(base * part * (walk.percent(step) or 0) / 100), walk.left)
            note = f"People who are not members did {points(part * 100)} of all {measure}." if others else ""
            walk.record(step, amount, base, note=note)
            return
    walk.record(step, 0, base)


def _did(walk: Walk, measure: str, *, employees: bool) -> Fraction:
    """How much of a measure employees, or all the others, have together."""
    mine = [m.measures for m in walk.members if (m.class_code == EMPLOYEE) == employees]
    return total_of([measures[measure] for measures in mine if measure in measures])


def nonmember_share(members: Fraction | int, others: Fraction | int) -> Fraction:
    """Which part of the work people who are not members did. 0 where nobody worked."""
    total = Fraction(members) + Fraction(others)
    return Fraction(others) / total if total else Fraction(0)


def _interest(walk: Walk, step: Step) -> None:
    rate = walk.settings.get(f"{step.code}.rate", Fraction(0))
    base = walk.base(step.base)
    if step.percent is None:
        check_rate(step, rate, walk.facts, walk.year_end)
        available, note, percent = walk.left, "", None
    else:
        available, base, note = _wanted(walk, step)
        percent = walk.percent(step)
        check_rate(step, rate_of_pool(available, walk.members), walk.facts, walk.year_end)
    amounts, cut = pay_interest(step, percent, rate, available, walk.members, walk.year)
    pool = sum(amounts)
    if pool:
        walk.give(step, "", pool, [Fraction(capital_days(m.holdings)) for m in walk.members], amounts)
    walk.record(step, pool, base, note=note or cut, percent=rate if percent is None else percent)


def _patronage(walk: Walk, step: Step) -> None:
    pool, base, note = _wanted(walk, step)
    share_among_members(walk, step, pool, base, note)


def _remainder(walk: Walk, step: Step) -> None:
    base = walk.base("result" if step.least or step.most else "remaining")
    slack = len(walk.outcomes)  # every step before may have left a cent
    for bound, low in [(b, True) for b in step.least] + [(b, False) for b in step.most]:
        limit = base * bound.percent / 100
        if bound.source.in_force(walk.year_end) and base and (
            walk.left + slack < limit if low else walk.left - slack > limit
        ):  # fmt: skip
            got = points(Fraction(walk.left) * 100 / base)
            wanted = f"{'at least' if low else 'at most'} {points(bound.percent)} ({cited(bound.source)})"
            raise outside(step, got, wanted, bound.source, "what is left at the end")
    walk.record(step, walk.left, base)


KINDS: dict[str, Callable[[Walk, Step], None]] = {
    "percent": _percent,
    "fixed": _fixed,
    "to_target": _to_target,
    "nonmember": _nonmember,
    "interest": _interest,
    "patronage": _patronage,
    "class_split": _patronage,
    "remainder": _remainder,
}
