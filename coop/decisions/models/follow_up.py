"""What follows a vote: the declared result, challenges, minutes and tasks."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coop.decisions.enums import ChallengeKind, ChallengeOutcome, Outcome
from coop.decisions.models.decision import Decision
from coop.membership.models import Member


class DeclaredResult(models.Model):
    """The result of one round as it was declared. Written once, never changed: not even when it is found void."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="declared_results")
    round = models.PositiveSmallIntegerField()
    stage = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    result = models.JSONField()
    sha256 = models.CharField(max_length=64)
    statement = models.TextField(max_length=4000, blank=True, help_text="what the board says about it")
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decision", "round"]
        constraints = [models.UniqueConstraint(fields=["decision", "round"], name="a_round_has_one_declared_result")]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.decision}"


class Challenge(models.Model):
    """A member questions a ruling, the roll or the result, and gets an answer. The answer is written once."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="challenges")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ChallengeKind.choices)
    raised_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    raised_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=ChallengeOutcome.choices, blank=True)
    answer = models.TextField(max_length=4000, blank=True)
    arbitrator = models.CharField(
        max_length=120, blank=True, help_text="who decided it, where nobody in the co-op was free to; else empty"
    )
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True)
                | (~Q(outcome="") & ~Q(answer="") & Q(answered_at__isnull=False) & Q(answered_by__isnull=False)),
                name="an_answered_challenge_says_who_and_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.decision}"


class Minutes(models.Model):
    """The minutes of one round: drafted by the software, approved by people, and from then on only added to."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="minutes")
    round = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=40_000)
    drafted_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["decision", "round"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(fields=["decision", "round"], name="a_round_has_one_set_of_minutes"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | (~Q(sha256="") & Q(approved_by__isnull=False)),
                name="approved_minutes_say_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"minutes of {self.decision}"


class MinutesAddendum(models.Model):
    """A correction of approved minutes. Only grows."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField(max_length=8000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"addendum to {self.minutes}"


class Task(models.Model):
    """Something to do because of a decision: who, by when, and how we know that it is done."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="tasks")
    due_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(null=True, help_text="when the owner was asked about an overdue task")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | ~Q(evidence=""), name="a_task_done_says_how_we_know"
            )
        ]

    def __str__(self) -> str:
        return self.title
