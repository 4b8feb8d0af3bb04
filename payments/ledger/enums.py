"""The words the books are written in."""

from enum import StrEnum

from django.db import models


class Nature(models.TextChoices):
    """What kind of account it is."""

    ASSET = "asset", "Asset"
    LIABILITY = "liability", "Liability"
    EQUITY = "equity", "Equity"
    INCOME = "income", "Income"
    EXPENSE = "expense", "Expense"


class Side(models.TextChoices):
    """The side on which an account normally stands: its balance is positive there."""

    DEBIT = "D", "Debit"
    CREDIT = "C", "Credit"


class Measure(models.TextChoices):
    """What an account counts: money in minor units of a currency, or time in minutes."""

    MONEY = "money", "Money"
    TIME = "time", "Time"


class EntryState(models.TextChoices):
    """What a row does to the two accounts it names."""

    POSTED = "posted", "Posted"  # moves the amount at once
    PENDING = "pending", "Pending"  # reserves the amount, moves nothing yet
    POST = "post", "Pending amount posted"  # resolves a pending row: moves its own amount, frees the rest
    VOID = "void", "Pending amount freed"  # resolves a pending row: moves nothing, frees all of it


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
