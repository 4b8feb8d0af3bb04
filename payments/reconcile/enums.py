"""What reconciliation says about a line, and how bad a finding is."""

from django.db import models


class Explained(models.TextChoices):
    MATCHED = "matched", "Matches our books"
    ADOPTED = "adopted", "Taken over into our books"
    UNEXPLAINED = "unexplained", "Not explained"


class Check(models.TextChoices):
    """The five checks of a run, in order."""

    CAUSE = "cause", "Every line has a cause"
    TRANSACTION = "transaction", "Everything done has its line"
    AMOUNT = "amount", "Amounts, fees and net agree"
    BALANCE = "balance", "The provider's balance is ours"
    OWN_SHARE = "own_share", "Nothing that is owed has been spent"
