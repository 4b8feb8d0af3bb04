"""An account: a name in the books, and on bounded accounts the counters that hold its limit."""

from django.db import models
from django.db.models import F, Q

from payments.ledger.enums import MINUTES, Side
from payments.ledger.errors import UnknownAccount
from payments.ledger.models.chart import Head


class AccountQuerySet(models.QuerySet["Account"]):
    def locked(self, code: str, unit: str, *, against_postings: bool = False) -> "Account":
        """Lock one account until the transaction ends: against other changes, or against every posting too.

        Raises UnknownAccount when it has never been opened.
        """
        rows = self.select_for_update(of=("self",), no_key=not against_postings)
        account = rows.filter(code=code, unit=unit).first()
        if account is None:
            raise UnknownAccount(account=code)
        return account


class Account(models.Model):
    """One row per code and unit. `dr`, `cr` and the pending pair are moved by the trigger on entries and nothing else.

    Unbounded accounts (income, expense, money at Stripe) are not counted: no row that every posting would queue for.
    Their balance is the last snapshot plus the rows since. Amounts are minor units of the currency, or minutes.
    """

    code = models.CharField(max_length=96)
    unit = models.CharField(max_length=7)
    head = models.ForeignKey(Head, on_delete=models.PROTECT, related_name="accounts", db_index=False)
    normal = models.CharField(max_length=1, choices=Side)
    bounded = models.BooleanField()
    indivisible = models.BooleanField()
    credit_limit = models.BigIntegerField(default=0)
    max_balance = models.BigIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    dr = models.BigIntegerField(default=0)
    cr = models.BigIntegerField(default=0)
    pending_dr = models.BigIntegerField(default=0)
    pending_cr = models.BigIntegerField(default=0)

    objects = AccountQuerySet.as_manager()

    class Meta:
        ordering = ["code", "unit"]
        permissions = [("manage_accounts", "Can open and close accounts and set their limits")]
        indexes = [models.Index(name="account_by_head", fields=["head", "id"])]
        constraints = [
            models.UniqueConstraint(name="account_has_one_row_per_code_and_unit", fields=["code", "unit"]),
            # The target of the composite foreign keys by which a row keeps to the unit of both its accounts.
            models.UniqueConstraint(name="account_id_carries_its_unit", fields=["id", "unit"]),
            # closed_at is a key column so that closing waits for every posting under way (each holds FOR KEY SHARE).
            models.UniqueConstraint(name="closing_waits_for_postings", fields=["id", "closed_at"]),
            models.CheckConstraint(
                name="account_code_is_well_formed",
                condition=Q(code__regex=r"^[0-9T][0-9]{3}(:[A-Za-z0-9_-]{1,40}){0,2}$"),
            ),
            models.CheckConstraint(
                name="account_unit_is_a_currency_or_minutes", condition=Q(unit__regex=r"^[A-Z]{3}$") | Q(unit=MINUTES)
            ),
            models.CheckConstraint(
                name="account_never_pays_more_than_it_has",
                condition=Q(bounded=False)
                | Q(normal=Side.DEBIT)
                | Q(cr__gte=F("dr") + F("pending_dr") - F("credit_limit")),
            ),
            models.CheckConstraint(
                name="account_never_gives_more_than_it_has",
                condition=Q(bounded=False)
                | Q(normal=Side.CREDIT)
                | Q(dr__gte=F("cr") + F("pending_cr") - F("credit_limit")),
            ),
            # What waits counts in full: an amount that may still arrive must fit under the ceiling.
            models.CheckConstraint(
                name="account_never_holds_more_than_its_ceiling",
                condition=Q(max_balance__isnull=True)
                | Q(normal=Side.CREDIT, max_balance__gte=F("cr") + F("pending_cr") - F("dr"))
                | Q(normal=Side.DEBIT, max_balance__gte=F("dr") + F("pending_dr") - F("cr")),
            ),
            models.CheckConstraint(
                name="account_counters_never_go_below_zero",
                condition=Q(dr__gte=0, cr__gte=0, pending_dr__gte=0, pending_cr__gte=0),
            ),
            models.CheckConstraint(
                name="account_limits_are_not_negative",
                condition=Q(credit_limit__gte=0) & (Q(max_balance__isnull=True) | Q(max_balance__gte=0)),
            ),
            # A limit needs a counter to hold it.
            models.CheckConstraint(
                name="unbounded_account_is_uncounted",
                condition=Q(bounded=True)
                | Q(
                    credit_limit=0,
                    max_balance__isnull=True,
                    dr=0,
                    cr=0,
                    pending_dr=0,
                    pending_cr=0,
                ),
            ),
            models.CheckConstraint(
                name="account_closes_only_when_empty",
                condition=Q(closed_at__isnull=True) | Q(dr=F("cr"), pending_dr=0, pending_cr=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.unit}"

    @property
    def owes(self) -> int:
        """How far a counted account would stand below zero if all that is reserved on it were taken."""
        if self.normal == Side.CREDIT:
            return self.dr + self.pending_dr - self.cr
        return self.cr + self.pending_cr - self.dr

    @property
    def holds(self) -> int:
        """How much a counted account would hold if all that is on its way to it arrived."""
        if self.normal == Side.CREDIT:
            return self.cr + self.pending_cr - self.dr
        return self.dr + self.pending_dr - self.cr
