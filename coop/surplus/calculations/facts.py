"""The figures of a year that some rules ask for, besides its result: reserves, debts, what others worked.

A fact nobody gave is unknown, which is not nought: what depends on it is left out with a note, or refused.
"""

from collections.abc import Mapping
from fractions import Fraction

from coop.surplus.calculations.numbers import points
from coop.surplus.calculations.problems import CannotAllocate
from coop.surplus.calculations.types import When

MONEY, MEASURE, PERCENT, NUMBER = "money", "measure", "percent", "number"

# name -> (kind, what it is). Money in minor units; percent in points.
CATALOGUE: Mapping[str, tuple[str, str]] = {
    "prior_losses": (MONEY, "losses of earlier years still to be made good"),
    "tax": (MONEY, "tax on the result, already taken from it"),
    "legal_reserve": (MONEY, "what stands in the indivisible reserve before this year"),
    "general_reserve": (MONEY, "what stands in the general reserve before this year"),
    "highest_capital": (MONEY, "the highest share capital there has ever been"),
    "share_capital": (MONEY, "share capital at the end of the year"),
    "equity": (MONEY, "all the co-op's own funds"),
    "debt": (MONEY, "all the co-op owes"),
    "extra_cooperative_result": (MONEY, "the part of the result that did not come from work with members"),
    "asset_gains": (MONEY, "the part of the result that came from selling fixed assets"),
    "balance_regularisation": (MONEY, "the result of writing up the balance sheet"),
    "public_subsidies": (MONEY, "public money contained in the result"),
    "reserve_target": (MONEY, "where the rules want the reserve to stand"),
    "nonmember_hours": (MEASURE, "hours worked by people who are not members"),
    "nonmember_earnings": (MEASURE, "earnings of people who are not members, in the unit of the members' earnings"),
    "nonmember_purchases": (MEASURE, "purchases of people who are not members, in the unit of the members' purchases"),
    "years_registered": (NUMBER, "whole years since the co-op was registered"),
    "bond_yield": (PERCENT, "the average yield of bonds that the law refers to"),
    "postal_bond_rate": (PERCENT, "the highest rate of postal bonds"),
    "reserve_average_percent": (PERCENT, "what has gone to the legal reserve in the last five good years, on average"),
}


def checked(facts: Mapping[str, Fraction | int]) -> dict[str, Fraction]:
    """The facts as fractions. Raises CannotAllocate for an unknown name or a number below nought."""
    for name, value in facts.items():
        if name not in CATALOGUE:
            raise CannotAllocate(f"There is no fact called {name!r}. Known are: {', '.join(sorted(CATALOGUE))}.")
        if value < 0:
            raise CannotAllocate(f"The fact {name!r} ({CATALOGUE[name][1]}) cannot be below nought.")
    return {name: Fraction(value) for name, value in sorted(facts.items())}


def holds(when: When, facts: Mapping[str, Fraction]) -> bool | None:
    """Whether a condition holds; None when a fact it needs is unknown."""
    value, of = facts.get(when.fact), facts.get(when.of) if when.of else Fraction(1)
    if value is None or of is None:
        return None
    limit = when.than * of
    if when.test == "below":
        return value < limit
    if when.test == "above":
        return value > limit
    return value >= limit


def in_words(when: When) -> str:
    """The condition as part of a sentence."""
    name = CATALOGUE[when.fact][1]
    relation = {"below": "below", "above": "above", "at_least": "at least"}[when.test]
    if not when.of:
        return f"{name}: {relation} {when.than}"
    return f"{name}: {relation} {points(when.than * 100)} of {CATALOGUE[when.of][1]}"


def names_in(when: When) -> list[str]:
    """The facts it needs."""
    return [when.fact, when.of] if when.of else [when.fact]
