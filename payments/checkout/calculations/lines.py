"""The lines of a price, as the payment page shows them."""

from dataclasses import asdict, dataclass
from typing import Any

from payments.checkout.errors import LinesDoNotAddUp


@dataclass(frozen=True, slots=True)
class Line:
    """`quantity` times `amount` minor units for `label`."""

    label: str
    amount: int
    quantity: int = 1


def checked_lines(lines: list[Line], total: int) -> list[dict[str, Any]]:
    """Return the lines as plain data. Raises LinesDoNotAddUp when their sum is not the total, or one is below zero."""
    if any(line.amount < 0 or line.quantity < 1 for line in lines):
        raise LinesDoNotAddUp
    if sum(line.amount * line.quantity for line in lines) != total:
        raise LinesDoNotAddUp
    return [asdict(line) for line in lines]
