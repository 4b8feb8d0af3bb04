"""What the result of a year could become: any number of drafts, each readable by every member."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.models import Member
from coop.surplus.models.year import FiscalYear

# What one person gets adds up, to the cent.
ADDS_UP = Q(total=F("patronage") + F("interest")) & Q(total=F("cash") + F("retained"))
# Tax is kept back of what is paid of each sort, never of what stays as capital.
TAX_IS_PART_OF_CASH = Q(withheld_interest__gte=0, withheld_interest__lte=F("interest")) & Q(
    withheld_patronage__gte=0, withheld_patronage__lte=F("cash") - F("interest")
)


class Draft(models.Model):
    """One way to share: a profile and the percentages chosen within its bounds, worked out to the cent when it is made.

    Never changed afterwards: another idea is another draft. `choices` are the percentages that differ from the
    profile's, exact ratios as text ("45", "85/2") by setting, and the formulas chosen; `told` are figures that the
    books do not know. `steps` is the outcome as shown. Amounts in minor units, negative where a loss is borne.
    `withheld` of `cash` is tax kept back by the rules in `withholding`; nothing is paid before `payable_from`.
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="drafts")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=80)
    words = models.TextField(max_length=2000, blank=True)
    profile_id = models.CharField(max_length=60)
    profile_title = models.CharField(max_length=200)
    choices = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    steps = models.JSONField()
    notes = models.JSONField(default=list)
    result = models.BigIntegerField()
    to_members = models.BigIntegerField()
    cash = models.BigIntegerField()
    retained = models.BigIntegerField()
    withheld = models.BigIntegerField(default=0)
    withholding = models.JSONField(default=list)
    payable_from = models.DateField(null=True)
    members = models.PositiveIntegerField()
    document = models.TextField(help_text="canonical JSON of the engine: inputs, weights, formulas, rows")
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(name="drafts_of_a_year_are_numbered", fields=["fiscal_year", "number"]),
            models.CheckConstraint(name="a_draft_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="a_draft_pays_and_keeps_what_members_get", condition=Q(to_members=F("cash") + F("retained"))
            ),
            models.CheckConstraint(
                name="a_draft_keeps_tax_back_of_what_it_pays", condition=Q(withheld__gte=0, withheld__lte=F("cash"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year_id} draft {self.number}: {self.title}"

    @property
    def to_common(self) -> int:
        """What goes to reserves and funds, in minor units."""
        return self.result - self.to_members


class PartOfOne(models.Model):
    """What one person gets, or bears, by a draft or by a plan. Minor units.

    `withheld_patronage` and `withheld_interest` are the tax kept back of what is paid.
    `measures` are the inputs used, `parts` how it was worked out: pool, weight, total weight, amount.
    """

    account_id = models.CharField(max_length=40)
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    member_no = models.PositiveIntegerField(null=True)
    class_code = models.CharField(max_length=20, blank=True)
    total = models.BigIntegerField()
    patronage = models.BigIntegerField()
    interest = models.BigIntegerField()
    cash = models.BigIntegerField()
    retained = models.BigIntegerField()
    withheld_patronage = models.BigIntegerField(default=0)
    withheld_interest = models.BigIntegerField(default=0)
    measures = models.JSONField(default=dict)
    parts = models.JSONField(default=list)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.account_id} {self.total}"

    @property
    def withheld(self) -> int:
        """The tax kept back in all, in minor units."""
        return self.withheld_patronage + self.withheld_interest


class DraftRow(PartOfOne):
    """What one person would get."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_draft_counts_a_member_once", fields=["draft", "account_id"]),
            models.CheckConstraint(name="a_draft_row_adds_up", condition=ADDS_UP),
            models.CheckConstraint(name="a_draft_row_is_taxed_on_what_it_pays", condition=TAX_IS_PART_OF_CASH),
        ]
