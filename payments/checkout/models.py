"""Payments: one row per attempt to pay for something."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.money.calculations.money import Money
from payments.checkout.enums import PAID, PaymentState, SessionState
from payments.operations.models import Operation

STILL_OPEN = Q(session_state__in=[SessionState.PREPARING, SessionState.OPEN]) | Q(
    session_state=SessionState.COMPLETE, state=PaymentState.NONE
)


class Payment(models.Model):
    """Somebody pays `amount` (minor units) for the `reference` of a `purpose`, on a page hosted by the provider."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=40)
    reference = models.CharField(max_length=40)
    payer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    lines = models.JSONField(default=list)
    held_in = models.CharField(max_length=90)  # the ledger account that holds the money until it is earned or refunded
    success_path = models.CharField(max_length=500)
    cancel_path = models.CharField(max_length=500)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()  # after this nothing is held for the payer any more, and the page is closed
    operation = models.OneToOneField(Operation, on_delete=models.PROTECT, related_name="+")

    session_state = models.CharField(max_length=20, choices=SessionState.choices, default=SessionState.PREPARING)
    session_id = models.CharField(max_length=255, blank=True)
    checkout_url = models.TextField(blank=True)
    close_requested_at = models.DateTimeField(null=True)
    next_sync_at = models.DateTimeField(
        null=True
    )  # when the poller looks next; empty when there is nothing to find out

    state = models.CharField(max_length=20, choices=PaymentState.choices, default=PaymentState.NONE)
    intent_id = models.CharField(max_length=255, blank=True)
    charge_id = models.CharField(max_length=255, blank=True)
    txn_id = models.CharField(max_length=255, blank=True)
    captured = models.BigIntegerField(default=0)
    captured_at = models.DateTimeField(null=True)
    fee = models.BigIntegerField(default=0)
    refunded = models.BigIntegerField(default=0)  # of `captured`: given back or on its way
    accepted_at = models.DateTimeField(null=True)  # the purpose took the payment
    refused_because = models.TextField(blank=True)  # or it could not, and the money went back
    failure = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_payment_is_for_more_than_nothing", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="a_payment_is_in_a_known_state",
                condition=Q(state__in=PaymentState.values, session_state__in=SessionState.values),
            ),
            # The reference is part of an account's code in the books.
            models.CheckConstraint(
                name="a_payment_reference_is_plain", condition=Q(reference__regex=r"^[A-Za-z0-9_-]{1,40}$")
            ),
            # A double click on Pay must not become two pages that can both be paid.
            models.UniqueConstraint(
                name="one_open_payment_page_per_reference", fields=["purpose", "reference"], condition=STILL_OPEN
            ),
            # Nobody pays twice for one thing.
            models.UniqueConstraint(
                name="a_reference_is_paid_for_once",
                fields=["purpose", "reference"],
                condition=Q(accepted_at__isnull=False, state__in=PAID),
            ),
            models.UniqueConstraint(
                name="a_payment_page_belongs_to_one_payment", fields=["session_id"], condition=~Q(session_id="")
            ),
            models.UniqueConstraint(name="a_charge_pays_once", fields=["charge_id"], condition=~Q(charge_id="")),
            models.CheckConstraint(
                name="a_paid_payment_names_its_charge",
                condition=~Q(state__in=[*PAID, PaymentState.REFUNDED])
                | (Q(captured__gt=0, captured_at__isnull=False) & ~Q(charge_id="") & ~Q(txn_id="")),
            ),
            # More back than came in would be another customer's money.
            models.CheckConstraint(
                name="never_more_refunded_than_was_paid",
                condition=Q(refunded__gte=0, refunded__lte=F("captured"), captured__gte=0, fee__gte=0),
            ),
            models.CheckConstraint(
                name="a_payment_is_accepted_or_refused", condition=Q(accepted_at__isnull=True) | Q(refused_because="")
            ),
        ]
        indexes = [
            models.Index(fields=["purpose", "reference"], name="checkout_by_reference"),
            models.Index(fields=["payer", "-created_at"], name="checkout_by_payer"),
            models.Index(fields=["next_sync_at"], name="checkout_to_sync", condition=Q(next_sync_at__isnull=False)),
            models.Index(fields=["intent_id"], name="checkout_by_intent", condition=~Q(intent_id="")),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.reference}"

    @property
    def money(self) -> Money:
        """What was asked for."""
        return Money(self.amount, self.currency)

    @property
    def is_paid(self) -> bool:
        """The money is here and the purpose took it."""
        return self.accepted_at is not None and self.state in PAID

    @property
    def is_settled(self) -> bool:
        """There is nothing more to find out about whether it was paid."""
        return self.state != PaymentState.NONE or self.session_state in (SessionState.EXPIRED, SessionState.REFUSED)
