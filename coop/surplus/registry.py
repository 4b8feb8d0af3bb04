"""What patronage can be measured by: each measure is registered by the room that knows it.

The money measures come from the books and are registered here; rooms above add what only they know, such as hours.
A measure is read once, when a year is closed, and frozen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from foundation.registry import Registry

MONEY, MINUTES, NUMBER = "money", "minutes", "number"


@dataclass(frozen=True, slots=True)
class Measure:
    """`read(first, last)` returns per opaque account id a whole number that is not negative, both days included.

    `kind` is "money" (minor units), "minutes" or "number"; `words` says in a sentence where it comes from. A change of
    what a measure counts gets a new key, so that an old year keeps its meaning.
    """

    title: str | Promise
    kind: str
    words: str | Promise
    read: Callable[[date, date], Mapping[str, int]]


measures: Registry[Measure] = Registry("coop.surplus.measures")
