"""Why personal data is held and how long, in words."""

from django.utils.translation import gettext_lazy as _

from foundation.accounts.calculations.personal_data import UNTIL_ERASED

BASIS_WORDS = {
    "contract": _("We need it to do what you asked us to do."),
    "register": _("The law asks every co-op for a register of its members."),
    "books": _("The law asks us to keep the books and what proves them."),
    "votes": _("Members must be able to check, later, how a decision was made."),
    "consent": _("You gave it to us because you wanted to."),
    "interest": _("We need it to keep your account and everybody's money safe."),
}
KEPT_WORDS = {
    UNTIL_ERASED: _("until you have it erased"),
    "while-used": _("as long as you use the co-op"),
    "six-years": _("six years after the end of the year it is about"),
    "ten-years": _("ten years after you leave"),
    "for-ever": _("as long as the co-op exists, under a code instead of your name"),
}
