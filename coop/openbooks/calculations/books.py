"""The month sums of the ledger, and how figures are read from them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from payments.ledger.calculations.flows import Flow


@dataclass(frozen=True, slots=True)
class Way:
    """Rows that debit one of some lines of the chart and credit one of others: their codes, such as "2110"."""

    debit: tuple[str, ...]
    credit: tuple[str, ...]

    def has(self, flow: Flow) -> bool:
        return flow.debit in self.debit and flow.credit in self.credit

    @property
    def back(self) -> "Way":
        """The same way in the other direction."""
        return Way(self.credit, self.debit)


def way(debit: str, credit: str) -> Way:
    """Codes with spaces between them: `way("1010 1011", "2100")`."""
    return Way(tuple(debit.split()), tuple(credit.split()))


@dataclass(frozen=True, slots=True)
class Rule:
    """A figure as rows of the books: those along its ways, less those back along them, less those of `less`.

    `kinds` keeps to journals of these kinds.
    """

    ways: tuple[Way, ...]
    less: tuple[Way, ...] = ()
    kinds: tuple[str, ...] = ()

    def sign(self, flow: Flow) -> int:
        """1 where a flow adds to the figure, -1 where it takes away, 0 where it has nothing to do with it."""
        if self.kinds and flow.kind not in self.kinds:
            return 0
        along = sum(one.has(flow) - one.back.has(flow) for one in self.ways)
        return along - sum(one.has(flow) for one in self.less)


@dataclass(frozen=True)
class Books:
    """Every flow of one unit; `flows` up to yesterday, `today` what was booked since. Amounts in minor units."""

    unit: str
    flows: Sequence[Flow]
    today: Sequence[Flow] = ()
    closed_through: date | None = None

    @cached_property
    def by_month(self) -> dict[date, list[Flow]]:
        found: dict[date, list[Flow]] = defaultdict(list)
        for flow in self.flows:
            found[flow.month].append(flow)
        return dict(found)

    @cached_property
    def months(self) -> list[date]:
        """The months in which anything moved, the oldest first."""
        return sorted(self.by_month)

    def of(self, months: Iterable[date], rules: Sequence[tuple[int, Rule]]) -> list[tuple[int, Flow]]:
        """The flows of these months that a figure is made from, each with the sign it counts with."""
        found = [
            (sum(sign * rule.sign(flow) for sign, rule in rules), flow)
            for month in months
            for flow in self.by_month.get(month, [])
        ]
        return [(sign, flow) for sign, flow in found if sign]

    def amount(self, months: Iterable[date], rules: Sequence[tuple[int, Rule]]) -> int:
        return sum(sign * flow.amount for sign, flow in self.of(months, rules))

    def journals(self, months: Iterable[date], rules: Sequence[tuple[int, Rule]]) -> int:
        """How many events it was; what undoes an event takes it away."""
        return sum(sign * flow.journals for sign, flow in self.of(months, rules))

    def stock(self, heads: Sequence[str], *, through: date) -> int:
        """What stands on lines of the chart that are owed or owned by the co-op at the end of a day's month, today's
        rows included when that month is the last."""
        rows = [*self.flows, *self.today]
        return sum(
            ((flow.credit in heads) - (flow.debit in heads)) * flow.amount for flow in rows if flow.month <= through
        )

    def movements(self, heads: Sequence[str]) -> list[tuple[date, int, int]]:
        """(month, change, how many accounts moved at least) of lines of the chart that belong to members."""
        found: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        for flow in self.flows:
            if flow.credit in heads:
                found[flow.month][0] += flow.amount
                found[flow.month][1] = max(found[flow.month][1], flow.credit_accounts)
            if flow.debit in heads:
                found[flow.month][0] -= flow.amount
                found[flow.month][1] = max(found[flow.month][1], flow.debit_accounts)
        return [(month, change, accounts) for month, (change, accounts) in sorted(found.items())]

    def accounts(self, month: date, rule: Rule, head: str) -> int:
        """How many different accounts of a line of the chart a rule's flows touched in a month, at least."""
        return max(
            (
                flow.debit_accounts if flow.debit == head else flow.credit_accounts
                for flow in self.by_month.get(month, [])
                if rule.sign(flow) and head in (flow.debit, flow.credit)
            ),
            default=0,
        )
