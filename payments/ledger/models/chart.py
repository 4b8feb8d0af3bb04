"""The chart of accounts in the database, so that the database can hold accounts to it."""

from django.db import models
from django.db.models import Q

from payments.ledger.enums import JournalKind, Measure, Nature, Side


class Head(models.Model):
    """One line of the chart. Accounts copy its nature when they are opened; the trigger sees to it."""

    code = models.CharField(primary_key=True, max_length=4)
    name = models.CharField(max_length=80)
    nature = models.CharField(max_length=9, choices=Nature)
    normal = models.CharField(max_length=1, choices=Side)
    measure = models.CharField(max_length=5, choices=Measure)
    owners = models.PositiveSmallIntegerField(help_text="how many parts follow the head in a code")
    bounded = models.BooleanField(help_text="counted, and never below minus its credit limit")
    indivisible = models.BooleanField(help_text="debited only for the reasons in DebitPermit")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="head_code_is_four_signs", condition=Q(code__regex=r"^[0-9T][0-9]{3}$")),
            models.CheckConstraint(name="head_has_at_most_two_owners", condition=Q(owners__lte=2)),
            models.CheckConstraint(name="head_nature_is_known", condition=Q(nature__in=Nature.values)),
            models.CheckConstraint(name="head_side_is_known", condition=Q(normal__in=Side.values)),
            models.CheckConstraint(name="head_measure_is_known", condition=Q(measure__in=Measure.values)),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class DebitPermit(models.Model):
    """A kind of journal that may take from an indivisible head: the matrix of account by kind."""

    head = models.ForeignKey(Head, on_delete=models.PROTECT, related_name="permits")
    journal_kind = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="debit_permit_is_written_once", fields=["head", "journal_kind"]),
            # Without this, whoever may write a row here could give themselves a reason to empty the reserve.
            models.CheckConstraint(
                name="reserve_has_only_the_written_reasons",
                condition=Q(
                    journal_kind__in=(
                        JournalKind.LOSS_COVER.value,
                        JournalKind.DISSOLUTION_TRANSFER.value,
                        JournalKind.STATUTORY_USE.value,
                    )
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.head_id} may leave by {self.journal_kind}"
