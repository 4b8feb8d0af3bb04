"""What happens with members' parts after their plan was declared: capital given back, and corrections."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.models import Member
from coop.surplus.enums import AllocationState, SettlementKind
from coop.surplus.models.allocation import Allocation
from payments.ledger.models import Journal


class Settlement(models.Model):
    """Capital of old years given back (R17), or a correction of a plan of which members were paid already (B6).

    A correction is decided by the members, by its hash; nobody is asked for money back: `set_off` is what members had
    too much, kept back from what they get of a later surplus. `taken` leaves members' capital accounts. `withheld` of
    `cash` is tax, by the rule of the plan that is corrected. Amounts are minor units; `document` is canonical JSON and
    `sha256` its hash. `figures` are those that it was decided on.
    """

    kind = models.CharField(max_length=12, choices=SettlementKind.choices)
    number = models.PositiveIntegerField(unique=True)
    unit = models.CharField(max_length=3)
    allocation = models.ForeignKey(Allocation, null=True, on_delete=models.PROTECT, related_name="corrections")
    why = models.CharField(max_length=200)
    figures = models.JSONField(default=dict)
    document = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    cash = models.BigIntegerField()
    retained = models.BigIntegerField()
    set_off = models.BigIntegerField()
    taken = models.BigIntegerField()
    withheld = models.BigIntegerField(default=0)
    members = models.PositiveIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    state = models.CharField(max_length=10, choices=AllocationState.choices, default=AllocationState.FROZEN)
    decision_name = models.CharField(max_length=200, blank=True)
    decision_url = models.CharField(max_length=200, blank=True)
    declared_at = models.DateTimeField(null=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    journal = models.OneToOneField(Journal, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="a_settlement_is_in_a_known_state",
                condition=Q(state__in=("frozen", "proposed", "declared", "dropped")),
            ),
            models.CheckConstraint(
                name="a_correction_gives_what_it_sets_off",
                condition=Q(kind=SettlementKind.CORRECTION, allocation__isnull=False, taken=0)
                & Q(set_off=F("cash") + F("retained"))
                | Q(kind=SettlementKind.REDEMPTION, allocation__isnull=True, retained=0, set_off=0, taken=F("cash")),
            ),
            models.CheckConstraint(
                name="a_settlement_keeps_tax_back_of_what_it_pays",
                condition=Q(withheld__gte=0, withheld__lte=F("cash")),
            ),
            models.CheckConstraint(
                name="a_settlement_moves_something", condition=Q(cash__gte=0, retained__gte=0, members__gt=0)
            ),
            models.CheckConstraint(
                name="a_declared_settlement_has_its_journal_and_its_decision",
                condition=~Q(state=AllocationState.DECLARED)
                | (Q(journal__isnull=False, declared_at__isnull=False) & ~Q(decision_name="")),
            ),
            # The second would be worked out from what the first is about to change.
            models.UniqueConstraint(
                name="one_correction_of_a_plan_at_a_time",
                fields=["allocation"],
                condition=Q(state__in=(AllocationState.FROZEN, AllocationState.PROPOSED)),
            ),
        ]

    @property
    def group(self) -> str:
        """What its transfers have in common at the provider."""
        return f"surplus_s{self.number}"

    @property
    def payable_from(self) -> date | None:
        """A settlement is paid as soon as it is declared: the day of its plan has come already."""
        return None

    def __str__(self) -> str:
        return f"settlement {self.number} {self.kind}"


class SettlementRow(models.Model):
    """One member's part of it. `parts` are the years their capital comes from, or their measures before and after."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="rows")
    account_id = models.CharField(max_length=40)
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    member_no = models.PositiveIntegerField(null=True)
    cash = models.BigIntegerField()
    retained = models.BigIntegerField()
    set_off = models.BigIntegerField()
    taken = models.BigIntegerField()
    withheld = models.BigIntegerField(default=0)
    parts = models.JSONField(default=list)

    class Meta:
        ordering = ["member_no", "account_id"]
        constraints = [
            models.UniqueConstraint(name="a_settlement_counts_a_member_once", fields=["settlement", "account_id"]),
            models.CheckConstraint(
                name="a_row_of_a_settlement_gives_or_sets_off",
                condition=Q(cash__gte=0, retained__gte=0, taken__gte=0, set_off=0) & (Q(cash__gt=0) | Q(retained__gt=0))
                | Q(cash=0, retained=0, taken=0, set_off__gt=0),
            ),
            models.CheckConstraint(
                name="a_row_of_a_settlement_is_taxed_on_what_it_pays",
                condition=Q(withheld__gte=0, withheld__lte=F("cash")),
            ),
        ]
        indexes = [models.Index(name="settlement_rows_of_a_member", fields=["account_id", "settlement"])]

    def __str__(self) -> str:
        return f"{self.account_id} {self.cash + self.retained - self.set_off}"
