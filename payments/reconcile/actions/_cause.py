"""Where a line comes from: our books, taken over into them, or on its way. Private to the actions of this room."""

from dataclasses import dataclass

from payments.reconcile.enums import Explained


@dataclass(frozen=True, slots=True)
class Cause:
    """`name` is its row, as "checkout.payment:<id>". `difference` says in a sentence what does not agree."""

    explained: Explained
    name: str = ""
    difference: str = ""


UNKNOWN = Cause(Explained.UNEXPLAINED)


def matched(name: str, difference: str = "") -> Cause:
    return Cause(Explained.MATCHED, name, difference)


def adopted(name: str) -> Cause:
    return Cause(Explained.ADOPTED, name)
