"""The few figures a run compares, per currency.

What is owed is of three sorts. Money that came in for others and goes out again at the provider has to stand there,
whatever stands elsewhere. The members' part of a surplus is paid at the provider too, but it was earned, so it may have
gone to the bank before the members decided on it: it has to be brought back, and is missing only where the bank does
not hold it either. Everything else (shares paid back, tax, exits) can be paid from the bank and binds nothing here.
"""

from dataclasses import asdict, dataclass

# What stands at the provider and at the bank, by head of the chart.
AT_PROVIDER = ("1010", "1011", "1012")
AT_BANK = ("1000", "1030")
# Others' money: held for orders, owed to workers, on its way back, paid in for shares.
ENTRUSTED = ("2100", "2110", "2120", "2410")
# The co-op's own promise to its members: patronage and share interest, sent to their payout accounts.
PROMISED = ("2440", "2450")


@dataclass(frozen=True, slots=True)
class Figures:
    """Minor units. `lines` is the sum of net over all lines; `on_the_way` is what our books expect.

    `at_bank` is what our books have at the bank and on its way there.
    """

    provider: int
    lines: int
    ledger: int
    on_the_way: int
    entrusted: int
    promised: int
    at_bank: int

    @property
    def agree(self) -> bool:
        """Lines, balance and books are one figure."""
        return self.provider == self.lines == self.ledger + self.on_the_way

    @property
    def owed(self) -> int:
        """All that is paid out at the provider."""
        return self.entrusted + self.promised

    @property
    def own_share(self) -> int:
        """What is there and is not paid to anybody from there: fit to be swept to the bank."""
        return self.ledger - self.owed

    @property
    def short(self) -> int:
        """What is owed and nowhere to be found; 0 when all is there.

        Our books may know nothing of what the bank held before, so a bank below nought counts as an empty one.
        """
        bank = max(self.at_bank, 0)
        return max(self.entrusted - self.ledger, self.owed - self.ledger - bank, 0)

    @property
    def to_bring_back(self) -> int:
        """What the bank has to send to the provider before all members can be paid their part; 0 when it is there."""
        return 0 if self.short else max(-self.own_share, 0)

    def as_data(self) -> dict[str, int]:
        """Plain numbers for keeping."""
        return {
            **asdict(self),
            "owed": self.owed,
            "own_share": self.own_share,
            "to_bring_back": self.to_bring_back,
        }
