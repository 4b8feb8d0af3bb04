"""The written notice of what a member got: its stated amounts, and proof that it reached them."""

from django.db import models

from coop.surplus.enums import Delivery
from coop.surplus.models.allocation import AllocationRow


class Statement(models.Model):
    """One member's statement of one declared plan; never changed. `document` is canonical JSON with every figure.

    A book credit alone is no written notice of allocation: the notice states the amount (26 CFR 1.1388-1(b)).
    """

    row = models.OneToOneField(AllocationRow, on_delete=models.PROTECT, related_name="statement")
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"statement for {self.row_id}"


class StatementDelivery(models.Model):
    """That a statement reached its member: told by e-mail, opened, taken along. Only grows."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="deliveries")
    how = models.CharField(max_length=10, choices=Delivery.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_way_of_delivery_is_noted_once", fields=["statement", "how"]),
            models.CheckConstraint(name="a_delivery_is_of_a_known_way", condition=models.Q(how__in=Delivery.values)),
        ]

    def __str__(self) -> str:
        return f"{self.how} {self.statement_id}"
