"""What reconciliation says about a line, and how bad a finding is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Explained(models.TextChoices):
    MATCHED = "matched", _("Matches our books")
    ADOPTED = "adopted", _("Taken over into our books")
    UNEXPLAINED = "unexplained", _("Not explained")


class Check(models.TextChoices):
    """The five checks of a run, in order."""

    CAUSE = "cause", _("Every line has a cause")
    TRANSACTION = "transaction", _("Everything done has its line")
    AMOUNT = "amount", _("Amounts, fees and net agree")
    BALANCE = "balance", _("The provider's balance is ours")
    OWN_SHARE = "own_share", _("Nothing that is owed has been spent")
