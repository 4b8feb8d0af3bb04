"""The solvency test in words."""

from django.utils.translation import gettext_lazy as _

OBSTACLES = {
    "suspended": _("The board has suspended all withdrawals."),
    "notice": _("The notice is not over yet."),
    "lock": _("These shares are still locked in."),
    "surplus": _("What the co-op has earned and kept is less than the amount."),
    "debts_now": _("After paying, the co-op could not pay all it owes today."),
    "debts_year": _("After paying, the co-op could not pay all it will owe in the coming year."),
    "floor": _("After paying, less would be at hand than the rules ask for."),
    "cap": _("More would be taken out in one year than the rules allow."),
}
CLAIMS = {
    "suspended": _("Withdrawals are not suspended"),
    "notice": _("The notice is over"),
    "lock": _("The shares are no longer locked in"),
    "surplus": _("Earned and kept"),
    "debts_now": _("At hand after all debts of today"),
    "debts_year": _("At hand after all debts of the coming year"),
    "floor": _("At hand after paying"),
    "cap": _("Still allowed this year"),
}
