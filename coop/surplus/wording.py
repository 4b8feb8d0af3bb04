"""Plain words for what is tested, for pages and refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

CLAIMS: dict[str, str | Promise] = {
    "debts_now": gettext_lazy("All debts of today can still be paid"),
    "debts_year": gettext_lazy("And those of the coming year"),
    "floor": gettext_lazy("What has to stay at hand stays"),
}
OBSTACLES: dict[str, str | Promise] = {
    "debts_now": gettext_lazy("Its debts of today could not all be paid."),
    "debts_year": gettext_lazy("The debts it expects in the coming year could not all be paid."),
    "floor": gettext_lazy("Less would be left than has to stay at hand."),
}
