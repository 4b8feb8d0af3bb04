"""Every policy the software obeys: what it means, its unit, its bounds and the value before any vote.

Defaults and ranges: marketplace specification 1.2. Bounds are checked when a value is set and again by the
database: migrations hold them, and a test asks the database for every bound written here.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PolicySpec:
    """One rule. `minimum` and `maximum` bound integer values; `choices` bounds text; scoped rules differ by trade.

    `keeps` says what a change does not touch, with `{old}` for the value until then.
    """

    key: str
    title: str
    unit: str
    default: Any
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    scoped: bool = False
    explanation: str = ""
    keeps: str = "Bookings made before keep {old}."

    def problem_with(self, value: Any) -> str:
        """A sentence saying why the value cannot be used, or an empty string."""
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else f"{self.title} is either yes or no."
        if isinstance(self.default, int):
            if isinstance(value, bool) or not isinstance(value, int):
                return f"{self.title} is a whole number of {self.unit}."
            if self.minimum is not None and value < self.minimum:
                return f"{self.title} cannot be below {self.minimum} {self.unit}."
            if self.maximum is not None and value > self.maximum:
                return f"{self.title} cannot be above {self.maximum} {self.unit}."
            return ""
        if self.choices and value not in self.choices:
            return f"{self.title} is one of: {', '.join(self.choices)}."
        return "" if isinstance(value, type(self.default)) else f"{self.title} has the wrong form."


_SPECS = [
    PolicySpec("levy_bp", "The co-op's share", "hundredths of a percent", 800, 0, 5000,
               explanation="The part of each booking that runs the co-op."),
    PolicySpec("price_floor_minor_per_hour", "Lowest price for an hour", "pence", 1500, 0, 100_000, scoped=True,
               explanation="No member sells an hour of work for less."),
    PolicySpec("living_wage_minor_per_hour", "Local living wage for an hour", "pence", 1345, 0, 100_000,
               explanation="What an hour should leave after the co-op's share, travel and preparation."),
    PolicySpec("card_cost_bearer", "Who bears card costs", "", "coop", choices=("coop", "worker"),
               explanation="The co-op's share pays the card company, or the worker's does."),
    PolicySpec("card_cost_bp", "Expected card cost", "hundredths of a percent", 150, 0, 1000,
               explanation="Only for the plan shown before paying; the receipt shows the real cost."),
    PolicySpec("card_cost_fixed_minor", "Expected fixed card cost", "pence", 20, 0, 500,
               explanation="Only for the plan shown before paying; the receipt shows the real cost."),
    PolicySpec("hold_minutes", "How long a time is kept while you pay", "minutes", 15, 5, 30),
    PolicySpec("hold_extension_minutes", "How much longer you can ask for", "minutes", 10, 0, 30),
    PolicySpec("respond_hours", "How long a worker has to answer a request", "hours", 24, 1, 72),
    PolicySpec("cutoff_hours_flexible", "Free cancelling, flexible", "hours before the start", 4, 0, 168),
    PolicySpec("cutoff_hours_standard", "Free cancelling, standard", "hours before the start", 24, 0, 168),
    PolicySpec("cutoff_hours_firm", "Free cancelling, firm", "hours before the start", 72, 0, 168),
    PolicySpec("grace_minutes", "Change of mind after booking", "minutes", 60, 0, 1440,
               explanation="Free cancelling right after booking, when the start is more than two hours away."),
    PolicySpec("auto_done_hours", "When a job counts as done by itself", "hours after the end", 2, 0, 24),
    PolicySpec("accept_window_hours", "How long you have to say all is well", "hours", 24, 12, 72),
    PolicySpec("claim_window_hours", "How long the money rests before it goes to the worker", "hours", 48, 0, 336),
    PolicySpec("start_early_minutes", "How early a job can be started", "minutes before the start", 30, 0, 120),
    PolicySpec("horizon_days", "How far ahead you can book", "days", 60, 1, 60),
    PolicySpec("live_holds_per_person", "Times one person can keep at once", "times", 2, 1, 10),
    PolicySpec("max_held_days", "How long money may wait for a worker", "days", 80, 1, 89),
    PolicySpec("review_window_days", "How long you can write a review", "days", 14, 7, 30),
    PolicySpec("auto_approve_applications", "Applications to join are accepted by themselves", "", False,
               explanation="Yes: whoever meets the conditions is let in at once. No: the board looks at each.",
               keeps="Applications handed in before are not touched."),
    PolicySpec("pay_by_days", "How long a new member has to pay the share", "days", 30, 7, 90,
               explanation="Counted from the day the application was accepted. After that it ends by itself.",
               keeps="Whoever was accepted before keeps {old}."),
    PolicySpec("share_withdrawal_cap_bp", "Shares that can be paid back in one year", "hundredths of a percent",
               1000, 0, 10_000, explanation="Of all share capital. The rest waits its turn, first come first served.",
               keeps="Payments approved before are not touched."),
    PolicySpec("share_notice_days", "Notice for taking shares out", "days", 90, 0, 365,
               explanation="Counted from the day somebody asks. Before it is over the board cannot say yes.",
               keeps="Whoever asked before keeps {old}."),
    PolicySpec("share_lock_in_days", "How long new shares stay in the co-op", "days", 1095, 0, 3650,
               explanation="Counted from a member's first share. It does not bind those whose membership has ended.",
               keeps="Whoever asked before keeps {old}."),
    PolicySpec("share_liquidity_floor_minor", "Money that stays at hand when shares are paid back", "pence", 50_000, 0,
               100_000_000, explanation="After paying, and after all debts, at least this much must be left.",
               keeps="Payments approved before are not touched."),
    PolicySpec("capital_kept_years", "Years that members' part of a surplus stays in their capital accounts", "years",
               5, 0, 50, explanation="After that the board may give it back, the oldest year first, if the co-op can.",
               keeps="What was given back before is not touched."),
    PolicySpec("reserve_target_minor", "Reserves we want to have together", "pence", 0, 0, 100_000_000_000,
               explanation="The indivisible and the general reserve. The open books show how far we are. 0: no target.",
               keeps="Nothing is moved by it."),
    PolicySpec("unclaimed_notice_days", "Notice before money nobody fetches goes to the reserve", "days", 180, 60, 3650,
               explanation="Counted from the day the member was told. It is theirs again when they ask for it.",
               keeps="What went to the reserve before is not touched."),
]  # fmt: skip

CATALOGUE: dict[str, PolicySpec] = {spec.key: spec for spec in _SPECS}
