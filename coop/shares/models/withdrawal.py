"""Requests to take shares out, and what the board decided about them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.models import Member
from coop.shares.enums import DecisionKind, Origin, WithdrawalState
from coop.shares.models.share_type import ShareType
from foundation.money.calculations.money import Money
from payments.operations.models import Operation


class Withdrawal(models.Model):
    """A place in the queue: first come first served by `requested_at`, ties by member number (coop-finance R11).

    `deferred_until`: the board put it off; others may go first meanwhile. `withdrawn_at` is when the shares were given
    up: for one year from then a liquidator may call the money back (CCBSA 2014 s.124; coop-finance R12).
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="share_withdrawals")
    share_type = models.ForeignKey(ShareType, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    par_minor = models.PositiveIntegerField()
    amount_minor = models.PositiveBigIntegerField()
    origin = models.CharField(max_length=20, choices=Origin.choices)
    state = models.CharField(max_length=20, choices=WithdrawalState.choices, default=WithdrawalState.QUEUED)
    requested_at = models.DateTimeField()
    notice_ends_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)
    deferred_until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    bank_reference = models.CharField(max_length=80, blank=True)
    # Sent through the payment provider; while this waits for its answer, nothing is paid from the bank.
    operation = models.OneToOneField(Operation, null=True, on_delete=models.PROTECT, related_name="+")
    transfer_id = models.CharField(max_length=255, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    # What the board left in the queue when it approved a part: it keeps the place of the first request.
    rest_of = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="rest")

    class Meta:
        ordering = ["requested_at", "member__member_no", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, amount_minor=F("quantity") * F("par_minor")),
                name="shares_are_taken_out_whole_and_at_par",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WithdrawalState.values), name="a_withdrawal_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False)
                | Q(state__in=[WithdrawalState.QUEUED, WithdrawalState.CANCELLED]),
                name="shares_approved_for_payment_are_given_up",
            ),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=False) & (~Q(bank_reference="") | ~Q(transfer_id=""))
                | ~Q(state=WithdrawalState.PAID),
                name="a_paid_withdrawal_names_its_payment",
            ),
            # Two places in the queue would be two withdrawals of the same shares; what is left over when a membership
            # ends stands behind what the member had asked for before.
            models.UniqueConstraint(
                fields=["member", "share_type", "origin"],
                condition=Q(state=WithdrawalState.QUEUED),
                name="a_member_asks_once_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "requested_at"], name="share_withdrawals_queue"),
            models.Index(
                fields=["withdrawn_at"], name="share_withdrawals_of_year", condition=Q(withdrawn_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} shares, {self.get_state_display()}"

    @property
    def money(self) -> Money:
        return Money(self.amount_minor, str(settings.COOP["currency"]))


class WithdrawalDecision(models.Model):
    """What the board decided, by which resolution, on which figures. Only grows.

    Without a withdrawal it is about all of them: suspended, or possible again.
    """

    withdrawal = models.ForeignKey(Withdrawal, null=True, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    quantity = models.PositiveIntegerField(null=True)
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    resolution = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    figures = models.JSONField(default=dict)  # the solvency test as it was asked: amounts in minor units
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(resolution=""), name="a_decision_on_shares_names_its_resolution"),
            models.CheckConstraint(
                condition=Q(kind__in=[DecisionKind.SUSPEND, DecisionKind.RESUME], withdrawal__isnull=True)
                | Q(
                    kind__in=[DecisionKind.APPROVE, DecisionKind.REDUCE, DecisionKind.DEFER],
                    withdrawal__isnull=False,
                ),
                name="suspending_is_about_all_withdrawals",
            ),
            # An approval that keeps no figures could never be examined (R11).
            models.CheckConstraint(
                condition=~Q(kind__in=[DecisionKind.APPROVE, DecisionKind.REDUCE]) | ~Q(figures={}),
                name="an_approval_keeps_the_figures_of_its_test",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[DecisionKind.SUSPEND, DecisionKind.DEFER]) | ~Q(reason=""),
                name="who_must_wait_is_told_why",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
