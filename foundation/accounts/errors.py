"""Facts about accounts that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class NotYetErasable(Fact):
    code = "not-yet-erasable"
    message = _("Some things have to be settled before your account can be erased.")
