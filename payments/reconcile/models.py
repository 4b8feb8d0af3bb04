"""The provider's lines as we read them, the runs that compared them, and what the runs found."""

from django.db import models
from django.db.models import Q

from payments.reconcile.enums import Check, Explained


class ProviderLine(models.Model):
    """One balance transaction. Amounts are minor units; `net` is amount less fee."""

    id = models.CharField(max_length=255, primary_key=True)
    provider = models.CharField(max_length=20)
    type = models.CharField(max_length=60)
    category = models.CharField(max_length=60, blank=True)
    amount = models.BigIntegerField()
    fee = models.BigIntegerField()
    net = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    source = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField()
    available_on = models.DateTimeField()
    available = models.BooleanField(default=False)
    explained = models.CharField(max_length=20, choices=Explained.choices, default=Explained.UNEXPLAINED)
    cause = models.CharField(max_length=120, blank=True)  # "checkout.payment:<id>", "refunds.refund:<id>" ...
    first_seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_line_is_explained_only_with_a_cause",
                condition=Q(explained=Explained.UNEXPLAINED) | ~Q(cause=""),
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "-created_at"], name="provider_lines_by_time"),
            models.Index(fields=["provider", "explained"], name="provider_lines_unexplained",
                         condition=Q(explained="unexplained")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.type} {self.id}"


class Run(models.Model):
    """One comparison of our books with the provider's."""

    provider = models.CharField(max_length=20)
    at = models.DateTimeField()
    since = models.DateTimeField()
    lines = models.PositiveIntegerField()
    adopted = models.PositiveIntegerField()
    unexplained = models.PositiveIntegerField()
    # Per currency: {"GBP": {"provider": 0, "lines": 0, "ledger": 0, "own_share": 0}} in minor units.
    figures = models.JSONField()
    # Which journals the figures hold: PostgreSQL's own mark of a moment (pg_snapshot), against Journal.written_in.
    books = models.CharField(max_length=400, blank=True)
    ok = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["provider", "-at"], name="reconcile_runs_by_time")]

    def __str__(self) -> str:
        return f"{self.provider} {self.at:%Y-%m-%d %H:%M}"


class ProofRun(models.Model):
    """All proofs of `manage.py verify_ledger`, asked once. Append-only: an old answer is never made better."""

    at = models.DateTimeField()
    holds = models.BooleanField()
    proofs = models.PositiveIntegerField()
    # What did not hold: [{"name": ..., "wrong": 3, "problems": [...]}], and what could not be asked yet.
    failures = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="proof_runs_by_time")]
        constraints = [
            models.CheckConstraint(
                name="a_proof_run_that_holds_names_no_failure", condition=Q(holds=False) | Q(failures=[])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """Something a run could not square, in a sentence the treasurer can act on."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="findings")
    check_name = models.CharField(max_length=20, choices=Check.choices)
    sentence = models.TextField()
    line = models.ForeignKey(ProviderLine, null=True, on_delete=models.PROTECT, related_name="findings")
    subject = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.sentence
