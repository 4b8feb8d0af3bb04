"""Tax that was kept back of members' parts and passed on to the tax office."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from payments.ledger.models import Journal


class TaxPayment(models.Model):
    """One line of the bank statement: `amount` minor units left for the tax office on `paid_on`, 2320 to 1000.

    The database refuses to pay more than was kept back and not paid yet. One written down by mistake is taken back by
    the mirror of its journal, and stays readable.
    """

    amount = models.BigIntegerField()
    unit = models.CharField(max_length=3)
    paid_on = models.DateField()
    reference = models.CharField(max_length=80)
    journal = models.OneToOneField(Journal, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    reversal = models.OneToOneField(Journal, null=True, on_delete=models.PROTECT, related_name="+")
    reversed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-paid_on", "-id"]
        constraints = [
            models.CheckConstraint(name="a_payment_of_tax_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="a_payment_of_tax_names_its_line", condition=~Q(reference="")),
            models.CheckConstraint(
                name="a_payment_of_tax_is_taken_back_whole",
                condition=Q(reversal__isnull=True, reversed_at__isnull=True)
                | Q(reversal__isnull=False, reversed_at__isnull=False),
            ),
            # Pressed twice, or written down by two people, it would leave the books twice.
            models.UniqueConstraint(
                name="a_line_of_the_statement_pays_tax_once",
                fields=["paid_on", "reference"],
                condition=Q(reversal__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"tax {self.amount} on {self.paid_on}"
