"""One walk down the waterfall: what is left, what each step took, and what each member has so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from coop.surplus.calculations.formulas import SINGLE, measures_of, weights_of
from coop.surplus.calculations.numbers import total_of
from coop.surplus.calculations.problems import BadProfile, CannotAllocate
from coop.surplus.calculations.types import Formula, MemberInput, Part, Profile, Step, StepOutcome


@dataclass
class Walk:
    """The state between two steps. ``size`` is the surplus, or the loss as a positive number; minor units."""

    profile: Profile
    size: int
    members: Sequence[MemberInput]
    settings: Mapping[str, Fraction]
    facts: Mapping[str, Fraction]
    formulas: Mapping[str, Formula]
    year_end: date | None
    left: int
    taken: dict[str, int] = field(default_factory=dict)
    outcomes: list[StepOutcome] = field(default_factory=list)
    parts: dict[int, list[Part]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The year by which ties take turns."""
        return self.year_end.year if self.year_end else None

    def base(self, name: str) -> Fraction:
        """A base by name, in minor units; never below nought. Raises BadProfile for an unknown one."""
        if name == "remaining":
            return Fraction(self.left)
        named = self.profile.bases.get(name)
        if named is None:
            return max(Fraction(0), self._term(name))
        total = sum((self._term(term) for term in named.plus), start=Fraction(0))
        return max(Fraction(0), total - sum((self._term(term) for term in named.minus), start=Fraction(0)))

    def _term(self, name: str) -> Fraction:
        if name == "result":
            return Fraction(self.size)
        if name.startswith("step:"):
            code = name.removeprefix("step:")
            if code not in self.taken:
                raise BadProfile(f"The base {name!r} is asked for before that step has been.")
            return Fraction(self.taken[code])
        return self.facts.get(name, Fraction(0))

    def percent(self, step: Step) -> Fraction | None:
        """The percentage in force for this step."""
        return self.settings.get(step.code)

    def record(
        self, step: Step, amount: int, base: Fraction, *, pools: Mapping[str, int] | None = None, note: str = "",
        formula: Formula | None = None, percent: Fraction | None = None,
    ) -> None:  # fmt: skip
        """The step took ``amount``; what is left goes on to the next."""
        self.left -= amount
        self.taken[step.code] = amount
        self.outcomes.append(
            StepOutcome(
                code=step.code, title=step.title, kind=step.kind, sink=step.sink, amount=amount, base_name=step.base,
                base=base, percent=self.percent(step) if percent is None else percent, indivisible=step.indivisible,
                source=step.source, pools=dict(pools or {}), formula=formula, note=note,
            )
        )  # fmt: skip

    def give(self, step: Step, pool_name: str, pool: int, weights: Sequence[Fraction], amounts: Sequence[int]) -> None:
        """Write down each member's part of a pool."""
        total = total_of(weights)
        for index, (weight, amount) in enumerate(zip(weights, amounts, strict=True)):
            if weight or amount:
                part = Part(step.code, pool_name, pool, weight, total, amount)
                self.parts.setdefault(index, []).append(part)

    def formula_of(self, step: Step) -> tuple[Formula, list[Fraction]]:
        """The formula of a step for members and their weights: the first that somebody has a weight in.

        Raises CannotAllocate when nobody has what the formulas measure.
        """
        if step.code in self.formulas:
            choices: tuple[Formula, ...] = (self.formulas[step.code],)
        elif step.formula is None:
            raise BadProfile(f"Step {step.code!r} has no formula.")
        else:
            choices = (step.formula, *(other for other in step.alternatives if other.id in SINGLE))
        for formula in choices:
            weights = weights_of(formula, self.members)
            if any(weights):
                return formula, weights
        wanted = " or ".join(" and ".join(measures_of(formula)) or formula.id for formula in choices)
        raise CannotAllocate(
            f"Step {step.code!r} ({step.title}) shares by {wanted}, but nobody who takes part has any.", step=step.code
        )
