"""The words the books are written in."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nature(models.TextChoices):
    """What kind of account it is."""

    ASSET = "asset", _("Asset")
    LIABILITY = "liability", _("Liability")
    EQUITY = "equity", _("Equity")
    INCOME = "income", _("Income")
    EXPENSE = "expense", _("Expense")


class Side(models.TextChoices):
    """The side on which an account normally stands: its balance is positive there."""

    DEBIT = "D", _("Debit")
    CREDIT = "C", _("Credit")


class Measure(models.TextChoices):
    """What an account counts: money in minor units of a currency, or time in minutes."""

    MONEY = "money", _("Money")
    TIME = "time", _("Time")


class EntryState(models.TextChoices):
    """What a row does to the two accounts it names."""

    POSTED = "posted", _("Posted")  # moves the amount at once
    PENDING = "pending", _("Pending")  # reserves the amount, moves nothing yet
    POST = "post", _("Pending amount posted")  # resolves a pending row: moves its own amount, frees the rest
    VOID = "void", _("Pending amount freed")  # resolves a pending row: moves nothing, frees all of it


# The rows that moved something: every balance is the sum of these and of no others.
MOVING = (EntryState.POSTED, EntryState.POST)

# The unit of time accounts. Every other unit is the three-letter code of a currency (ISO 4217).
MINUTES = "MINUTES"


class JournalKind(StrEnum):
    """Kinds the ledger itself gives a meaning to. Other rooms name theirs as they like: a short word in lower case."""

    REVERSAL = "reversal"
    LOSS_COVER = "loss_cover"
    DISSOLUTION_TRANSFER = "dissolution_transfer"
    STATUTORY_USE = "statutory_use"
