"""The few figures a run compares, per currency."""

from dataclasses import asdict, dataclass

# What stands at the provider, and what of it belongs to others, by head of the chart.
AT_PROVIDER = ("1010", "1011", "1012")
OWED = ("2100", "2110", "2120", "2410")


@dataclass(frozen=True, slots=True)
class Figures:
    """Minor units. `lines` is the sum of net over all lines; `on_the_way` is what our books expect."""

    provider: int
    lines: int
    ledger: int
    on_the_way: int
    owed: int

    @property
    def agree(self) -> bool:
        """Lines, balance and books are one figure."""
        return self.provider == self.lines == self.ledger + self.on_the_way

    @property
    def own_share(self) -> int:
        """What is there and owed to nobody: the co-op's own, fit to be swept to its bank."""
        return self.ledger - self.owed

    def as_data(self) -> dict[str, int]:
        """Plain numbers for keeping."""
        return {**asdict(self), "own_share": self.own_share}
