"""Every policy the software obeys: what it means, its unit, its bounds and the value before any vote.

Defaults and ranges: marketplace specification 1.2. Bounds are checked when a value is set and again by the
database: migrations hold them, and a test asks the database for every bound written here.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class PolicySpec:
    """One rule. `minimum` and `maximum` bound integer values; `choices` bounds text; scoped rules differ by trade.

    `keeps` says what a change does not touch, with `{old}` for the value until then. Words are kept as they are written
    here, and read in the reader's language. `obeyed` is False where nothing reads the value yet: it is shown with a
    note and not offered for a vote. A test looks for what reads each of the others.
    """

    key: str
    called: str
    counted_in: str
    default: Any
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    scoped: bool = False
    about: str = ""
    untouched: str = _("Bookings made before keep {old}.")
    obeyed: bool = True

    @property
    def title(self) -> str:
        return gettext(self.called)

    @property
    def unit(self) -> str:
        return gettext(self.counted_in) if self.counted_in else ""

    @property
    def explanation(self) -> str:
        return gettext(self.about) if self.about else ""

    @property
    def note(self) -> str:
        """Said beside a value that nothing reads; else empty."""
        return "" if self.obeyed else gettext("Commonwork does not use this yet, so nobody votes on it.")

    @property
    def keeps(self) -> str:
        return gettext(self.untouched)

    def problem_with(self, value: Any) -> str:
        """A sentence saying why the value cannot be used, or an empty string."""
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else self._says(gettext("%(rule)s is either yes or no."))
        if isinstance(self.default, int):
            if isinstance(value, bool) or not isinstance(value, int):
                return self._says(gettext("%(rule)s is a whole number of %(unit)s."))
            if self.minimum is not None and value < self.minimum:
                return self._says(gettext("%(rule)s cannot be below %(limit)s %(unit)s."), limit=self.minimum)
            if self.maximum is not None and value > self.maximum:
                return self._says(gettext("%(rule)s cannot be above %(limit)s %(unit)s."), limit=self.maximum)
            return ""
        if self.choices and value not in self.choices:
            return self._says(gettext("%(rule)s is one of: %(choices)s."), choices=", ".join(self.choices))
        return "" if isinstance(value, type(self.default)) else self._says(gettext("%(rule)s has the wrong form."))

    def _says(self, words: str, **details: Any) -> str:
        return words % {"rule": self.title, "unit": self.unit, **details}


_SPECS = [
    PolicySpec("levy_bp", _("The co-op's share"), _("hundredths of a percent"), 800, 0, 5000,
               about=_("The part of each booking that runs the co-op.")),
    PolicySpec("price_floor_minor_per_hour", _("Lowest price for an hour"), _("pence"), 1500, 0, 100_000, scoped=True,
               about=_("No member sells an hour of work for less.")),
    PolicySpec("living_wage_minor_per_hour", _("Local living wage for an hour"), _("pence"), 1345, 0, 100_000,
               about=_("What an hour should leave after the co-op's share, travel and preparation.")),
    PolicySpec("card_cost_bearer", _("Who bears card costs"), "", "coop", choices=("coop", "worker"),
               about=_("The co-op's share pays the card company, or the worker's does.")),
    PolicySpec("card_cost_bp", _("Expected card cost"), _("hundredths of a percent"), 150, 0, 1000,
               about=_("Only for the plan shown before paying; the receipt shows the real cost.")),
    PolicySpec("card_cost_fixed_minor", _("Expected fixed card cost"), _("pence"), 20, 0, 500,
               about=_("Only for the plan shown before paying; the receipt shows the real cost.")),
    PolicySpec("hold_minutes", _("How long a time is kept while you pay"), _("minutes"), 15, 5, 30),
    PolicySpec("hold_extension_minutes", _("How much longer you can ask for"), _("minutes"), 10, 0, 30),
    PolicySpec("respond_hours", _("How long a worker has to answer a request"), _("hours"), 24, 1, 72,
               obeyed=False),
    PolicySpec("cutoff_hours_flexible", _("Free cancelling, flexible"), _("hours before the start"), 4, 0, 168),
    PolicySpec("cutoff_hours_standard", _("Free cancelling, standard"), _("hours before the start"), 24, 0, 168),
    PolicySpec("cutoff_hours_firm", _("Free cancelling, firm"), _("hours before the start"), 72, 0, 168),
    PolicySpec("grace_minutes", _("Change of mind after booking"), _("minutes"), 60, 0, 1440,
               about=_("Free cancelling right after booking, when the start is more than two hours away.")),
    PolicySpec("auto_done_hours", _("When a job counts as done by itself"), _("hours after the end"), 2, 0, 24),
    PolicySpec("accept_window_hours", _("How long you have to say all is well"), _("hours"), 24, 12, 72),
    PolicySpec("claim_window_hours", _("How long the money rests before it goes to the worker"), _("hours"),
               48, 0, 336),
    PolicySpec("start_early_minutes", _("How early a job can be started"), _("minutes before the start"), 30, 0, 120),
    PolicySpec("horizon_days", _("How far ahead you can book"), _("days"), 60, 1, 60),
    PolicySpec("live_holds_per_person", _("Times one person can keep at once"), _("times"), 2, 1, 10),
    PolicySpec("max_held_days", _("How long money may wait for a worker"), _("days"), 80, 1, 89, obeyed=False),
    PolicySpec("review_window_days", _("How long you can write a review"), _("days"), 14, 7, 30, obeyed=False),
    PolicySpec("auto_approve_applications", _("Applications to join are accepted by themselves"), "", False,
               about=_("Yes: whoever meets the conditions is let in at once. No: the board looks at each."),
               untouched=_("Applications handed in before are not touched.")),
    PolicySpec("pay_by_days", _("How long a new member has to pay the share"), _("days"), 30, 7, 90,
               about=_("Counted from the day the application was accepted. After that it ends by itself."),
               untouched=_("Whoever was accepted before keeps {old}.")),
    PolicySpec("share_withdrawal_cap_bp", _("Shares that can be paid back in one year"), _("hundredths of a percent"),
               1000, 0, 10_000, about=_("Of all share capital. The rest waits its turn, first come first served."),
               untouched=_("Payments approved before are not touched.")),
    PolicySpec("share_notice_days", _("Notice for taking shares out"), _("days"), 90, 0, 365,
               about=_("Counted from the day somebody asks. Before it is over the board cannot say yes."),
               untouched=_("Whoever asked before keeps {old}.")),
    PolicySpec("share_lock_in_days", _("How long new shares stay in the co-op"), _("days"), 1095, 0, 3650,
               about=_("Counted from a member's first share. It does not bind those whose membership has ended."),
               untouched=_("Whoever asked before keeps {old}.")),
    PolicySpec("share_liquidity_floor_minor", _("Money that stays at hand when shares are paid back"), _("pence"),
               50_000, 0, 100_000_000, about=_("After paying, and after all debts, at least this much must be left."),
               untouched=_("Payments approved before are not touched.")),
    PolicySpec("capital_kept_years", _("Years that members' part of a surplus stays in their capital accounts"),
               _("years"), 5, 0, 50,
               about=_("After that the board may give it back, the oldest year first, if the co-op can."),
               untouched=_("What was given back before is not touched.")),
    PolicySpec("reserve_target_minor", _("Reserves we want to have together"), _("pence"), 0, 0, 100_000_000_000,
               about=_("The indivisible and the general reserve. The open books show how far we are. 0: no target."),
               untouched=_("Nothing is moved by it.")),
    PolicySpec("unclaimed_notice_days", _("Notice before money nobody fetches goes to the reserve"), _("days"),
               180, 60, 3650,
               about=_("Counted from the day the member was told. It is theirs again when they ask for it."),
               untouched=_("What went to the reserve before is not touched.")),
    PolicySpec("lapse_after_years", _("Years without a sign of life before a membership may lapse"), _("years"),
               3, 1, 20, about=_("Signing in, a job, a share or a word in a debate is a sign. The money stays owed."),
               untouched=_("Memberships that lapsed before are not touched.")),
    PolicySpec("lapse_notice_days", _("Notice before a membership lapses"), _("days"), 60, 30, 365,
               about=_("Counted from the day the member was written to. Signing in once is enough to stay."),
               untouched=_("Whoever was written to before keeps {old}.")),
    PolicySpec("policy_notice_days", _("Notice before a changed value begins"), _("days"), 14, 1, 180,
               about=_("Counted from the day the result of the vote stands. Every member gets the change in plain "
                       "words before it begins. A proposal may name another day."),
               untouched=_("Changes decided before keep {old}.")),
]  # fmt: skip

CATALOGUE: dict[str, PolicySpec] = {spec.key: spec for spec in _SPECS}
