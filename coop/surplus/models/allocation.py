"""The draft that was chosen, frozen: what the members decide on, by its hash."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.decisions.models import Decision
from coop.surplus.enums import AllocationState
from coop.surplus.models.draft import ADDS_UP, TAX_IS_PART_OF_CASH, Draft, PartOfOne
from coop.surplus.models.year import FiscalYear
from payments.ledger.models import Journal


class Allocation(models.Model):
    """A plan for sharing a year's result. `sha256` is the hash of `document`, byte for byte: a trigger compares them.

    What was frozen never changes; what moves is how far it has come. `document` holds the year, the number of the plan
    and the engine's own document, so that the same plan frozen anew after it was taken back has another hash.
    `withheld` of `cash` is tax kept back for the tax office; nothing is paid before the day `payable_from`.
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="allocations")
    number = models.PositiveIntegerField()
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="allocations")
    sha256 = models.CharField(max_length=64, unique=True)
    document = models.TextField()
    steps = models.JSONField()
    result = models.BigIntegerField()
    to_members = models.BigIntegerField()
    to_common = models.BigIntegerField()
    cash = models.BigIntegerField()
    retained = models.BigIntegerField()
    withheld = models.BigIntegerField(default=0)
    withholding = models.JSONField(default=list)
    payable_from = models.DateField(null=True)
    members = models.PositiveIntegerField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()
    written_in = models.BigIntegerField(default=0, editable=False)  # the transaction that wrote it, set by a trigger

    state = models.CharField(max_length=10, choices=AllocationState.choices, default=AllocationState.FROZEN)
    decision_name = models.CharField(max_length=200, blank=True)
    decision_url = models.CharField(max_length=200, blank=True)
    declared_at = models.DateTimeField(null=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    journal = models.OneToOneField(Journal, null=True, on_delete=models.PROTECT, related_name="+")
    reversed_at = models.DateTimeField(null=True)
    reversal = models.OneToOneField(Journal, null=True, on_delete=models.PROTECT, related_name="+")
    reversed_why = models.CharField(max_length=200, blank=True)
    # What the members shared by a vote, a decision of theirs takes back: a trigger asks for it.
    reversal_decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")
    reversal_decision_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(name="plans_of_a_year_are_numbered", fields=["fiscal_year", "number"]),
            # Two would share the same money twice.
            models.UniqueConstraint(
                name="a_year_is_shared_by_one_plan",
                fields=["fiscal_year"],
                condition=Q(state=AllocationState.DECLARED),
            ),
            models.CheckConstraint(name="a_plan_is_in_a_known_state", condition=Q(state__in=AllocationState.values)),
            models.CheckConstraint(
                name="a_plan_shares_the_result_and_nothing_else",
                condition=Q(result=F("to_members") + F("to_common")) & Q(to_members=F("cash") + F("retained")),
            ),
            models.CheckConstraint(
                name="a_plan_keeps_tax_back_of_what_it_pays", condition=Q(withheld__gte=0, withheld__lte=F("cash"))
            ),
            models.CheckConstraint(
                name="a_declared_plan_has_its_journal_and_its_decision",
                condition=~Q(state__in=(AllocationState.DECLARED, AllocationState.REVERSED))
                | (Q(journal__isnull=False, declared_at__isnull=False) & ~Q(decision_name="")),
            ),
            models.CheckConstraint(
                name="a_plan_taken_back_has_its_reversal_and_its_reason",
                condition=~Q(state=AllocationState.REVERSED)
                | (Q(reversal__isnull=False, reversed_at__isnull=False) & ~Q(reversed_why="")),
            ),
            models.CheckConstraint(
                name="a_plan_taken_back_names_its_decision",
                condition=~Q(state=AllocationState.REVERSED) | ~Q(reversal_decision_name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year_id} plan {self.number} {self.sha256[:12]}"

    @property
    def unit(self) -> str:
        """The currency of its year."""
        return self.fiscal_year.unit

    @property
    def group(self) -> str:
        """What its transfers have in common at the provider."""
        return f"surplus_{self.fiscal_year.year}_{self.number}"

    @property
    def is_loss(self) -> bool:
        return self.result < 0


class AllocationRow(PartOfOne):
    """What one person gets, or bears: `total = patronage + interest = cash + retained`. Never changes."""

    allocation = models.ForeignKey(Allocation, on_delete=models.PROTECT, related_name="rows")

    class Meta:
        ordering = ["member_no", "account_id"]
        constraints = [
            models.UniqueConstraint(name="a_plan_counts_a_member_once", fields=["allocation", "account_id"]),
            models.CheckConstraint(name="a_row_of_a_plan_adds_up", condition=ADDS_UP),
            models.CheckConstraint(name="a_row_of_a_plan_is_taxed_on_what_it_pays", condition=TAX_IS_PART_OF_CASH),
            # A loss is borne by capital accounts, never by asking for money.
            models.CheckConstraint(name="nobody_is_asked_for_money", condition=Q(cash__gte=0, interest__gte=0)),
        ]
        indexes = [models.Index(name="allocation_rows_of_a_member", fields=["account_id", "allocation"])]
