"""The rules a booking was made under, copied so that a later vote never reaches back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

TIERS = ("flexible", "standard", "firm")
KEYS = (
    "levy_bp",
    "card_cost_bearer",
    "card_cost_bp",
    "card_cost_fixed_minor",
    "hold_minutes",
    "hold_extension_minutes",
    "respond_hours",
    "grace_minutes",
    "auto_done_hours",
    "accept_window_hours",
    "claim_window_hours",
    "start_early_minutes",
    "live_holds_per_person",
    "horizon_days",
    "price_floor_minor_per_hour",
    *(f"cutoff_hours_{tier}" for tier in TIERS),
)


@dataclass(frozen=True)
class RuleVersion:
    """One rule as it stood: `id` is the row of the version, None for a founding rule; `decision` set it."""

    key: str
    value: Any
    version: int
    id: int | None
    decision: str
    decision_url: str = ""

    @property
    def decided(self) -> dict[str, str]:
        """For `coop/rules/_decided.html`: the decision as it was when the booking was made."""
        return {"decision": self.decision, "url": self.decision_url}


@dataclass(frozen=True)
class PolicySnapshot:
    """All rules of one booking, and the cancellation tier of its listing."""

    tier: str
    rules: Mapping[str, RuleVersion]

    def number(self, key: str) -> int:
        """Return the whole number this rule said. Raises KeyError for a rule that was not copied."""
        return int(self.rules[key].value)

    def text(self, key: str) -> str:
        return str(self.rules[key].value)

    @property
    def cutoff_key(self) -> str:
        """The rule of this booking's tier."""
        return f"cutoff_hours_{self.tier}"

    @property
    def cutoff_hours(self) -> int:
        """Elapsed hours before the start until which cancelling is free."""
        return self.number(self.cutoff_key)

    def decided(self, key: str) -> dict[str, str]:
        """Who decided a rule of this booking, and where to read it. Raises KeyError for a rule that was not copied."""
        return self.rules[key].decided

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON: {"tier": ..., "rules": {key: {value, version, id, decision, decision_url}}}."""
        rules = {key: {k: v for k, v in asdict(rule).items() if k != "key"} for key, rule in self.rules.items()}
        return {"tier": self.tier, "rules": rules}


def take_snapshot(tier: str, rules: Iterable[RuleVersion]) -> PolicySnapshot:
    """Copy the rules; of the three cut-offs only the tier's own is kept. Raises ValueError for an unknown tier."""
    if tier not in TIERS:
        raise ValueError(f"{tier!r} is not a cancellation tier")
    others = {f"cutoff_hours_{other}" for other in TIERS if other != tier}
    return PolicySnapshot(tier=tier, rules={rule.key: rule for rule in rules if rule.key not in others})


def read_snapshot(data: Mapping[str, Any]) -> PolicySnapshot:
    """Read back what `as_json` wrote."""
    return PolicySnapshot(
        tier=data["tier"], rules={key: RuleVersion(key=key, **fields) for key, fields in data["rules"].items()}
    )
