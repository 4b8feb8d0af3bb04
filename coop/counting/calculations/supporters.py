"""Adding up the money of a project's supporters, the inner loop of Equal Shares."""

from collections.abc import Callable, Sequence
from operator import itemgetter


class Supporters:
    """The groups of equal ballots that approve one project.

    Where nearly all ballots differ, the few equal ones are simply listed again, which is faster than multiplying.
    """

    def __init__(self, groups: Sequence[int], sizes: Sequence[int]) -> None:
        self.voters = sum(sizes[group] for group in groups)
        self.sizes: list[int] | None = None
        entries = [group for group in groups for _ in range(sizes[group])]
        if self.voters > 2 * len(groups):
            self.sizes = [sizes[group] for group in groups]
            entries = list(groups)
        self.get: Callable[[Sequence[int]], Sequence[int]]
        if len(entries) > 1:
            self.get = itemgetter(*entries)
        else:
            self.get = lambda money: [money[entry] for entry in entries]

    def price(self, money: Sequence[int], cost: int, least: int) -> tuple[int, int, int, int]:
        """The lowest whole price at which the supporters raise ``cost``, each paying that or all they have.

        ``least`` is a price already known not to be too high. Returns the price; how many pay it in full; how many
        of the others have anything at all; and what is missing, where nobody is left to pay in full.
        """
        held = self.get(money)
        if self.sizes is not None:
            return _weighed_price(held, self.sizes, cost, least)
        price, payers, some = least, self.voters, 0
        while poor := [amount for amount in held if amount < price]:
            cost -= sum(poor)
            some += len(poor) - poor.count(0)
            payers -= len(poor)
            if payers == 0:
                break
            held = [amount for amount in held if amount >= price]
            price = -(-cost // payers)
        return price, payers, some, cost

    def below(self, money: Sequence[int], price: int) -> tuple[int, int]:
        """What those hold together who have less than ``price``, and how many have at least that."""
        held = self.get(money)
        if self.sizes is None:
            poor = [amount for amount in held if amount < price]
            return sum(poor), self.voters - len(poor)
        pairs = [(amount, size) for amount, size in zip(held, self.sizes, strict=True) if amount < price]
        return sum(amount * size for amount, size in pairs), self.voters - sum(size for _, size in pairs)


def _weighed_price(held: Sequence[int], sizes: Sequence[int], cost: int, price: int) -> tuple[int, int, int, int]:
    pairs = list(zip(held, sizes, strict=True))
    payers, some = sum(sizes), 0
    while poor := [pair for pair in pairs if pair[0] < price]:
        cost -= sum(amount * size for amount, size in poor)
        some += sum(size for amount, size in poor if amount)
        payers -= sum(size for _, size in poor)
        if payers == 0:
            break
        pairs = [pair for pair in pairs if pair[0] >= price]
        price = -(-cost // payers)
    return price, payers, some, cost
