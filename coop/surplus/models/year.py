"""A financial year of the co-op, from its first day to the sharing of its result."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from coop.membership.models import Member
from coop.surplus.enums import CLOSED_STATES, YearState
from payments.ledger.models import Journal


class DateRange(Func):
    """Both days included."""

    function = "DATERANGE"
    output_field = DateRangeField()


class FiscalYear(models.Model):
    """One year, named after the calendar year in which it ends. `result` in minor units, negative for a loss.

    What is set at the close (result, journal, hash of the inputs) never changes; a trigger sees to it.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    unit = models.CharField(max_length=3)
    state = models.CharField(max_length=10, choices=YearState.choices, default=YearState.OPEN)
    # The last time the books were proved for this year, and what did not hold.
    proved_at = models.DateTimeField(null=True)
    proof_problems = models.JSONField(default=list)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    result = models.BigIntegerField(null=True)
    # Empty when nothing was earned or spent: a journal moves more than nothing.
    journal = models.OneToOneField(Journal, null=True, on_delete=models.PROTECT, related_name="+")
    inputs_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(name="a_year_ends_after_it_began", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(name="a_year_is_in_a_known_state", condition=Q(state__in=YearState.values)),
            # A closed year without its result, or an open one with it, would share money nobody counted.
            models.CheckConstraint(
                name="a_closed_year_has_its_result",
                condition=Q(
                    state__in=CLOSED_STATES,
                    result__isnull=False,
                    closed_at__isnull=False,
                    inputs_sha256__regex="^[0-9a-f]{64}$",
                )
                | Q(
                    state__in=(YearState.OPEN, YearState.CLOSING),
                    result__isnull=True,
                    closed_at__isnull=True,
                    journal__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="a_result_has_its_journal",
                condition=Q(result__isnull=True) | Q(result=0) | Q(journal__isnull=False),
            ),
            # A day that counts in two years would be shared twice.
            ExclusionConstraint(
                name="years_never_overlap",
                expressions=[
                    (DateRange("starts_on", "ends_on", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS)
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def account(self) -> str:
        """Where the books keep the year's result until it is shared."""
        return f"3900:{self.year}"

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED_STATES


class YearMember(models.Model):
    """Somebody who was a member in the year, or worked in it, as they stood when the year was closed. Never changes.

    `account_id` is the opaque owner of their ledger accounts. Minor units: `share_capital` at par on the last day;
    `capital_days` is what they held in the year, each piece times the days it was held; `retained` is what earlier
    years left in their capital tranches. `months` is how long they had been a member on the last day.
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="members")
    account_id = models.CharField(max_length=40)
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    member_no = models.PositiveIntegerField(null=True)
    member_class = models.CharField(max_length=20, blank=True)
    eligible = models.BooleanField(help_text="shares in the surplus")
    share_capital = models.BigIntegerField(default=0)
    capital_days = models.BigIntegerField(default=0)
    retained = models.BigIntegerField(default=0)
    months = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["member_no", "account_id"]
        constraints = [
            models.UniqueConstraint(name="a_year_counts_a_member_once", fields=["fiscal_year", "account_id"]),
            models.CheckConstraint(
                name="only_members_share_in_a_surplus",
                condition=Q(eligible=False) | Q(member__isnull=False, member_no__isnull=False),
            ),
            models.CheckConstraint(
                name="frozen_capital_is_not_negative",
                condition=Q(share_capital__gte=0, capital_days__gte=0, retained__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.fiscal_year_id}"


class PatronageInput(models.Model):
    """What one member put in, by one measure, over the year: minor units, minutes or a number. Frozen at the close."""

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="inputs")
    account_id = models.CharField(max_length=40)
    measure = models.CharField(max_length=40)
    value = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="an_input_is_counted_once", fields=["fiscal_year", "account_id", "measure"]),
            models.CheckConstraint(name="an_input_is_not_negative", condition=Q(value__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.measure} {self.value}"
