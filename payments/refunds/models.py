"""Refunds: one row each, however equal two of them look."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.money.calculations.money import Money
from payments.checkout.models import Payment
from payments.operations.models import Operation
from payments.refunds.enums import LEFT, RefundState


class Refund(models.Model):
    """`amount` (minor units) of a payment goes back to the payer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=RefundState.choices, default=RefundState.CREATED)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    # Empty for a refund made by hand at the provider.
    operation = models.OneToOneField(Operation, null=True, on_delete=models.PROTECT, related_name="+")
    remote_id = models.CharField(max_length=255, blank=True)
    txn_id = models.CharField(max_length=255, blank=True)
    failure_txn_id = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_refund_is_of_more_than_nothing", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="a_refund_is_in_a_known_state", condition=Q(state__in=RefundState.values)),
            models.UniqueConstraint(
                name="a_refund_at_the_provider_is_one_of_ours", fields=["remote_id"], condition=~Q(remote_id="")
            ),
            models.CheckConstraint(
                name="a_refund_that_left_names_itself_at_the_provider", condition=~Q(state__in=LEFT) | ~Q(remote_id="")
            ),
            models.CheckConstraint(
                name="only_a_refund_made_by_hand_has_no_operation",
                condition=Q(operation__isnull=False) | Q(by__isnull=True),
            ),
            models.CheckConstraint(
                name="a_failed_refund_says_why", condition=~Q(state=RefundState.FAILED) | ~Q(failure="")
            ),
        ]
        indexes = [models.Index(fields=["payment", "created_at"], name="refunds_by_payment")]

    def __str__(self) -> str:
        return f"refund of {self.money}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
