"""Paying the cash part: one run per declared plan or settlement, one payout per member."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.models import Member
from coop.surplus.enums import PayoutState
from coop.surplus.models.allocation import Allocation, AllocationRow
from coop.surplus.models.settlement import Settlement, SettlementRow
from payments.operations.models import Operation


class PayoutRun(models.Model):
    """The payment of a declared plan. Started once, it goes on by itself until all that can be paid is paid.

    It pays the plan of a year, or a settlement: capital given back, or what a correction adds.
    """

    allocation = models.OneToOneField(Allocation, null=True, on_delete=models.PROTECT, related_name="run")
    settlement = models.OneToOneField(Settlement, null=True, on_delete=models.PROTECT, related_name="run")
    provider = models.CharField(max_length=20)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_payment_is_of_one_plan",
                condition=Q(allocation__isnull=False, settlement__isnull=True)
                | Q(allocation__isnull=True, settlement__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"payment of {self.allocation_id or self.settlement_id}"


class Payout(models.Model):
    """One member's cash: patronage (2440) and share interest (2450) together, in minor units.

    `set_off` is what an earlier correction found they had too much: it is kept back from patronage, never from wages.
    `withheld_patronage` and `withheld_interest` are tax for the tax office (2320). Nothing is paid before `payable_at`,
    the first instant of the day the plan names.
    """

    run = models.ForeignKey(PayoutRun, on_delete=models.PROTECT, related_name="payouts")
    # One row, one payout: what was shared once is paid once.
    row = models.OneToOneField(AllocationRow, null=True, on_delete=models.PROTECT, related_name="payout")
    settlement_row = models.OneToOneField(SettlementRow, null=True, on_delete=models.PROTECT, related_name="payout")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    account_id = models.CharField(max_length=40)
    patronage = models.BigIntegerField()
    interest = models.BigIntegerField()
    set_off = models.BigIntegerField(default=0)
    withheld_patronage = models.BigIntegerField(default=0)
    withheld_interest = models.BigIntegerField(default=0)
    payable_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=PayoutState.choices, default=PayoutState.DUE)
    detail = models.CharField(max_length=200, blank=True)
    operation = models.OneToOneField(Operation, null=True, on_delete=models.PROTECT, related_name="+")
    transfer_id = models.CharField(max_length=255, blank=True)
    paid_at = models.DateTimeField(null=True)
    # When the member was last told that it waits to be fetched.
    warned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_payout_is_of_one_row",
                condition=Q(row__isnull=False, settlement_row__isnull=True)
                | Q(row__isnull=True, settlement_row__isnull=False),
            ),
            models.CheckConstraint(
                name="only_patronage_is_set_off",
                condition=Q(set_off__gte=0, set_off__lte=F("patronage") - F("withheld_patronage")),
            ),
            models.CheckConstraint(
                name="what_is_set_off_in_full_sends_nothing",
                condition=~Q(state=PayoutState.SET_OFF)
                | Q(set_off=F("patronage") - F("withheld_patronage"), interest=F("withheld_interest")),
            ),
            models.CheckConstraint(
                name="tax_is_kept_back_of_what_is_paid",
                condition=Q(withheld_patronage__gte=0, withheld_patronage__lte=F("patronage"))
                & Q(withheld_interest__gte=0, withheld_interest__lte=F("interest")),
            ),
            # The members decided on the day as well as on the amount.
            models.CheckConstraint(
                name="nothing_is_paid_before_its_day",
                condition=Q(payable_at__isnull=True) | Q(paid_at__isnull=True) | Q(paid_at__gte=F("payable_at")),
            ),
            models.CheckConstraint(
                name="a_payout_is_of_more_than_nothing",
                condition=Q(patronage__gte=0, interest__gte=0) & (Q(patronage__gt=0) | Q(interest__gt=0)),
            ),
            models.CheckConstraint(name="a_payout_is_in_a_known_state", condition=Q(state__in=PayoutState.values)),
            models.CheckConstraint(
                name="a_paid_payout_names_its_transfer",
                condition=Q(state=PayoutState.PAID, paid_at__isnull=False) & ~Q(transfer_id="")
                | ~Q(state=PayoutState.PAID) & Q(paid_at__isnull=True, transfer_id=""),
            ),
            models.CheckConstraint(
                name="a_payout_on_its_way_has_its_operation",
                condition=~Q(state__in=(PayoutState.SENT, PayoutState.PAID)) | Q(operation__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_transfer_pays_one_payout", fields=["transfer_id"], condition=~Q(transfer_id="")
            ),
        ]
        indexes = [
            models.Index(name="payouts_to_send", fields=["run", "id"], condition=Q(state=PayoutState.DUE)),
            models.Index(name="payouts_of_an_owner", fields=["account_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount}"

    @property
    def amount(self) -> int:
        """What is sent, in minor units."""
        return self.patronage + self.interest - self.set_off - self.withheld

    @property
    def withheld(self) -> int:
        """The tax kept back, in minor units."""
        return self.withheld_patronage + self.withheld_interest
