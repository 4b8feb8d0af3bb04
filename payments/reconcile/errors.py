"""Facts that stop the closing of a month."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class ChecklistNotGreen(Fact):
    code = "checklist-not-green"
    message = _("This month cannot be closed yet. The list says what is missing.")


class NothingToClose(Fact):
    code = "nothing-to-close"
    message = _("That month cannot be closed now. This page shows the month that is next.")
