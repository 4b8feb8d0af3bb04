"""The chart of accounts, as data. A co-op adds heads of its own as rows; these are the ones the software knows.

A head is the first part of an account's code: "2110" in "2110:m_7f...". `owners` says how many parts follow it
(a member, an order, a year). `bounded` accounts are counted and may not go below minus their credit limit. An
`indivisible` account may be debited only by the kinds of journal in PERMITS (ICA principle 3: part of the capital is
common property).
Default model: the co-op holds the customer's money as the worker's agent, so its income is its contribution alone.
"""

from dataclasses import dataclass

from payments.ledger.enums import JournalKind, Measure, Nature, Side

ASSET, LIABILITY, EQUITY = Nature.ASSET, Nature.LIABILITY, Nature.EQUITY
INCOME, EXPENSE = Nature.INCOME, Nature.EXPENSE


@dataclass(frozen=True, slots=True)
class Head:
    """One line of the chart; the normal side follows from the nature unless it is a contra account."""

    code: str
    name: str
    nature: Nature
    owners: int = 0
    bounded: bool = False
    indivisible: bool = False
    contra: bool = False
    measure: Measure = Measure.MONEY

    @property
    def normal(self) -> Side:
        stands_on_debit = self.nature in (Nature.ASSET, Nature.EXPENSE)
        return Side.DEBIT if stands_on_debit != self.contra else Side.CREDIT


CHART = (
    Head("1000", "Bank", ASSET),
    Head("1010", "Stripe, pending", ASSET),
    Head("1011", "Stripe, available", ASSET),
    Head("1012", "Stripe, held for workers' negative balances", ASSET),
    Head("1030", "Payouts in transit", ASSET, bounded=True),
    Head("1210", "Owed by a worker", ASSET, owners=1, bounded=True),
    Head("1230", "Owed by a member out of future surplus", ASSET, owners=1, bounded=True),
    Head("1220", "Disputed payments", ASSET, bounded=True),
    Head("1240", "Share capital called, unpaid", ASSET, owners=1, bounded=True),
    Head("2100", "Customer money held for an order", LIABILITY, owners=1, bounded=True),
    Head("2110", "Owed to a worker", LIABILITY, owners=1, bounded=True),
    Head("2120", "Refunds on their way", LIABILITY, bounded=True),
    Head("2310", "VAT on the contribution", LIABILITY),
    Head("2320", "Tax withheld", LIABILITY),
    Head("2410", "Share applications", LIABILITY, owners=1, bounded=True),
    Head("2420", "Share withdrawals owed", LIABILITY, owners=1, bounded=True),
    Head("2430", "Owed to an estate", LIABILITY, owners=1, bounded=True),
    Head("2440", "Patronage owed", LIABILITY, owners=1, bounded=True),
    Head("2450", "Share interest owed", LIABILITY, owners=1, bounded=True),
    Head("2460", "Exit payments owed", LIABILITY, owners=1, bounded=True),
    Head("2480", "Owed to the asset-lock body", LIABILITY, bounded=True),
    Head("3010", "Share capital, withdrawable", EQUITY, owners=1, bounded=True),
    Head("3020", "Share capital, transferable", EQUITY, owners=1, bounded=True),
    Head("3030", "Share capital, fixed", EQUITY, owners=1, bounded=True),
    Head("3110", "Legal reserve, indivisible", EQUITY, bounded=True, indivisible=True),
    Head("3120", "General reserve", EQUITY, bounded=True),
    Head("3210", "Retained patronage of a year", EQUITY, owners=2, bounded=True),
    Head("3300", "Accumulated deficit", EQUITY, contra=True),
    Head("3410", "Education and social fund", EQUITY, bounded=True),
    Head("3420", "Solidarity fund", EQUITY, bounded=True),
    Head("3900", "Result of a year", EQUITY, owners=1),
    Head("4010", "Contribution to the co-op", INCOME),
    Head("4090", "Other income", INCOME),
    Head("5010", "Stripe fees", EXPENSE),
    Head("5020", "Dispute fees", EXPENSE),
    Head("5030", "Chargeback losses", EXPENSE),
    Head("5040", "Bad debts", EXPENSE),
    Head("T100", "Time account", LIABILITY, owners=1, bounded=True, measure=Measure.TIME),
    Head("T200", "Community time account", LIABILITY, bounded=True, measure=Measure.TIME),
    Head("T210", "Time written off", LIABILITY, bounded=True, measure=Measure.TIME),
)

# (head, kind of journal) that may take from an indivisible account, besides the exact mirror of what was put there.
PERMITS = tuple(
    (head.code, kind.value)
    for head in CHART
    if head.indivisible
    for kind in (JournalKind.LOSS_COVER, JournalKind.DISSOLUTION_TRANSFER, JournalKind.STATUTORY_USE)
)
