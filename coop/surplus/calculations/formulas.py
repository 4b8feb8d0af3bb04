"""The named formulas by which members share. What a name and version mean never changes: new meaning, new version.

``hours``, ``earnings`` and ``purchases`` go by one measure, ``equal`` counts heads, ``weighted_sum`` adds measures with
weights, ``normalised_mix`` adds each member's share of every measure with weights, and ``alpha_mix`` is that with hours
and earnings. All of them then know class fractions, a seniority coefficient and a threshold.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from coop.surplus.calculations.numbers import decimal, points, total_of
from coop.surplus.calculations.problems import BadProfile, CannotAllocate
from coop.surplus.calculations.types import Formula, MemberInput

SINGLE = ("hours", "earnings", "purchases")
KNOWN = (*SINGLE, "equal", "weighted_sum", "normalised_mix", "alpha_mix")
MOST_SENIORITY = Fraction(2)
ONE, NONE = Fraction(1), Fraction(0)


def check_formula(formula: Formula) -> None:
    """Raises BadProfile when the formula is not one this version of the software knows, or contradicts itself."""
    if formula.id not in KNOWN or formula.version != 1:
        raise BadProfile(
            f"No formula is called {formula.id!r} in version {formula.version}; known: {', '.join(KNOWN)}."
        )
    mixed = formula.id in ("weighted_sum", "normalised_mix", "alpha_mix")
    if mixed != bool(formula.weights):
        raise BadProfile(f"The formula {formula.id!r} {'needs' if mixed else 'takes no'} weights.")
    if any(weight < 0 for weight in formula.weights.values()) or (mixed and not sum(formula.weights.values())):
        raise BadProfile("The weights of a formula are not below nought, and not all nought.")
    if formula.id == "alpha_mix" and not (set(formula.weights) <= {"hours", "earnings"} and _sum(formula.weights) == 1):
        raise BadProfile("alpha_mix weighs hours and earnings, and its weights add up to 1.")
    if not formula.classes or any(part < 0 or part > 1 for part in formula.classes.values()):
        raise BadProfile("The classes of a formula take part with a fraction between 0 and 1.")
    if formula.seniority_cap is not None and not 1 <= formula.seniority_cap <= MOST_SENIORITY:
        raise BadProfile("A seniority coefficient is between 1 and 2.")
    if formula.max_share is not None and not 0 < formula.max_share <= 100:
        raise BadProfile("The most one member may have is above 0 % and at most 100 %.")
    if formula.min_threshold and not formula.threshold_measure:
        raise BadProfile("A threshold needs the measure it applies to.")


def measures_of(formula: Formula) -> tuple[str, ...]:
    """The measures a formula reads."""
    if formula.id in SINGLE:
        return (formula.id,)
    return tuple(formula.weights)


def weights_of(formula: Formula, members: Sequence[MemberInput]) -> list[Fraction]:
    """Each member's weight, in the order given. Only the proportions mean something. Raises CannotAllocate."""
    fractions = [formula.classes.get(m.class_code, NONE) for m in members]
    if formula.threshold_measure:
        name, least = formula.threshold_measure, formula.min_threshold
        fractions = [
            fraction if m.measures.get(name, NONE) >= least else NONE
            for fraction, m in zip(fractions, members, strict=True)
        ]
    raw = _raw(formula, members, fractions)
    if formula.seniority_cap is not None:
        raw = [value * _seniority(formula, m) if value else NONE for value, m in zip(raw, members, strict=True)]
    return [
        (value if fraction == 1 else fraction * value) if fraction else NONE
        for fraction, value in zip(fractions, raw, strict=True)
    ]


def _raw(formula: Formula, members: Sequence[MemberInput], fractions: Sequence[Fraction]) -> list[Fraction]:
    """Before class and seniority. In a mix, only those who take part count towards the total of a measure."""
    if formula.id in SINGLE:
        return [m.measures.get(formula.id, NONE) for m in members]
    if formula.id == "equal":
        return [ONE] * len(members)
    factors = dict(formula.weights)
    if formula.id != "weighted_sum":
        for name, weight in factors.items():
            total = total_of([m.measures.get(name, NONE) for m, part in zip(members, fractions, strict=True) if part])
            factors[name] = weight / total if total else NONE
    return [sum((m.measures.get(name, NONE) * factors[name] for name in factors), start=NONE) for m in members]


def _seniority(formula: Formula, member: MemberInput) -> Fraction:
    assert formula.seniority_cap is not None
    coefficient = member.measures.get("seniority", ONE)
    if not 1 <= coefficient <= formula.seniority_cap:
        raise CannotAllocate(
            f"The seniority coefficient of {member.member} is {decimal(coefficient)}; "
            f"it lies between 1 and {decimal(formula.seniority_cap)}."
        )
    return coefficient


def in_words(formula: Formula) -> str:
    """The formula as a sentence."""
    if formula.id in SINGLE:
        text = f"In proportion to {formula.id}"
    elif formula.id == "equal":
        text = "The same for everybody"
    elif formula.id == "weighted_sum":
        text = "In proportion to " + " + ".join(f"{name} × {decimal(w, 4)}" for name, w in formula.weights.items())
    else:
        text = "A mix: " + " and ".join(
            f"{points(w * 100)} by each one's share of all {name}" for name, w in formula.weights.items()
        )
    if formula.seniority_cap is not None:
        text += f", times a seniority coefficient of at most {decimal(formula.seniority_cap)}"
    parts = [f"{name} at {points(part * 100)}" for name, part in formula.classes.items() if part not in (0, 1)]
    if parts:
        text += f"; {' and '.join(parts)} of the weight"
    if formula.threshold_measure:
        text += f"; from {decimal(formula.min_threshold)} {formula.threshold_measure} up"
    if formula.max_share is not None:
        text += f"; nobody more than {points(formula.max_share)} of the pool"
    return f"{text} (formula {formula.id}, version {formula.version})."


def _sum(weights: Mapping[str, Fraction]) -> Fraction:
    return sum(weights.values(), start=NONE)
