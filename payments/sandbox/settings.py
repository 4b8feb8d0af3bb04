"""The choices a sandbox is started with."""

from dataclasses import dataclass
from typing import Final

DAY: Final = 86_400
DEFAULT_SECRET: Final = "whsec_sandbox"  # noqa: S105 - a public word; it signs nothing but play money
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class Settings:
    """All amounts are in minor units, all times in seconds."""

    public_url: str = ""
    webhook_url: str | None = None
    webhook_secret: str = DEFAULT_SECRET
    contract: bool = True
    default_currency: str = "gbp"
    fee_basis_points: int = 150
    fee_fixed: int = 20
    dispute_fee: int = 2_000
    settle_after: int = 2 * DAY
    hold_for: int = 7 * DAY
    payout_takes: int = 2 * DAY
    link_lives: int = 300
    webhook_timeout: float = 10.0
    retry_after: tuple[int, ...] = (1, 5, 30, 120, 600, 3_600, 3_600, 3_600)
    page_hosts: frozenset[str] = LOOPBACK

    def fee(self, amount: int) -> int:
        """The provider's charge: a share of the amount, rounded half up, and a fixed part. Whole numbers only."""
        return (amount * self.fee_basis_points + 5_000) // 10_000 + self.fee_fixed
