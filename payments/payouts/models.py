"""Payees and what they earned."""

from django.db import models
from django.db.models import Q

from foundation.money.calculations.money import Money
from payments.checkout.models import Payment
from payments.operations.models import Operation
from payments.payouts.enums import Blocked, EarningState, PayeeState


class Payee(models.Model):
    """A worker's account at the provider. `owner` is the opaque owner of their ledger account ("m_...")."""

    owner = models.CharField(max_length=40)
    provider = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    state = models.CharField(max_length=20, choices=PayeeState.choices, default=PayeeState.NEW)
    due = models.JSONField(default=list)  # what the provider still wants to know, in its own words
    remote_id = models.CharField(max_length=255, blank=True)
    operation = models.OneToOneField(Operation, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    bank_trouble_at = models.DateTimeField(null=True)  # their bank sent a payout back, and none has arrived since

    class Meta:
        constraints = [
            # Two accounts for one worker would split their pay and their papers.
            models.UniqueConstraint(
                name="a_worker_has_one_open_payout_account",
                fields=["owner", "provider"],
                condition=~Q(state=PayeeState.CLOSED),
            ),
            models.UniqueConstraint(
                name="a_payout_account_belongs_to_one_worker", fields=["remote_id"], condition=~Q(remote_id="")
            ),
            models.CheckConstraint(name="a_payee_is_in_a_known_state", condition=Q(state__in=PayeeState.values)),
            models.CheckConstraint(
                name="a_ready_payee_is_known_to_the_provider", condition=~Q(state=PayeeState.READY) | ~Q(remote_id="")
            ),
        ]

    def __str__(self) -> str:
        return f"payee {self.owner}"


class Earning(models.Model):
    """One worker's share of one order: `amount` in minor units."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="earnings")
    reference = models.CharField(max_length=40)
    owner = models.CharField(max_length=40)
    provider = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=20, choices=EarningState.choices, default=EarningState.EXPECTED)
    created_at = models.DateTimeField()
    earned_at = models.DateTimeField(null=True)
    transfer_after = models.DateTimeField(null=True)  # the end of the time for claims
    blocked = models.CharField(max_length=20, choices=Blocked.choices, blank=True)
    blocked_detail = models.CharField(max_length=200, blank=True)
    alerted_days = models.PositiveSmallIntegerField(default=0)  # the last age, in days held, that was pointed out
    operation = models.OneToOneField(Operation, null=True, on_delete=models.PROTECT, related_name="+")
    transfer_id = models.CharField(max_length=255, blank=True)
    txn_id = models.CharField(max_length=255, blank=True)
    transferred_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_earning_is_of_more_than_nothing", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="an_earning_is_in_a_known_state", condition=Q(state__in=EarningState.values)),
            # The same share written twice would be paid twice.
            models.UniqueConstraint(name="a_worker_earns_once_per_payment", fields=["payment", "owner"]),
            models.CheckConstraint(
                name="a_transferred_earning_names_its_transfer",
                condition=~Q(state__in=[EarningState.TRANSFERRED, EarningState.PAID_OUT])
                | (Q(transferred_at__isnull=False) & ~Q(transfer_id="")),
            ),
            models.CheckConstraint(
                name="an_earned_earning_says_when_it_may_be_sent",
                condition=~Q(state__in=[EarningState.EARNED, EarningState.TRANSFERRED])
                | Q(earned_at__isnull=False, transfer_after__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_transfer_pays_one_earning", fields=["transfer_id"], condition=~Q(transfer_id="")
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-created_at", "-id"], name="earnings_by_owner"),
            models.Index(fields=["reference"], name="earnings_by_reference"),
            models.Index(fields=["transfer_after"], name="earnings_due", condition=Q(state=EarningState.EARNED)),
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.money}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
