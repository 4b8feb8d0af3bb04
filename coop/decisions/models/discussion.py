"""Who supports a question and what is said about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coop.decisions.enums import StatementSide, SupportKind
from coop.decisions.models.decision import Decision
from coop.membership.models import Member


class Sponsor(models.Model):
    """A member wants the question put to all (or signs the convening). Taken back by `withdrawn_at`, never deleted."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="sponsors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=SupportKind.choices, default=SupportKind.SPONSOR)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            # One member counted twice would make a requisition of fewer people than the rules ask for.
            models.UniqueConstraint(
                fields=["decision", "member", "kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_member_supports_a_question_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} ({self.get_kind_display()})"


class Comment(models.Model):
    """One contribution to the thread. Its words are in the versions; the last one is shown, all are kept."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    reply_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class CommentVersion(models.Model):
    """The words of a comment, written or changed. Only grows. `hidden_because`: hidden by the secretary, and why."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=4000, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["comment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="one_wording_per_version_of_a_comment")
        ]

    def __str__(self) -> str:
        return f"{self.comment} (version {self.number})"


class Statement(models.Model):
    """The case for, the case against, or the minority's view: ships with the notice and is fixed by it.

    Every side has the same room (`calculations/statements.py`). A later row of a side takes the place of the one
    before, which gets `replaced_at`.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="statements")
    side = models.CharField(max_length=10, choices=StatementSide.choices)
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "side"],
                condition=Q(replaced_at__isnull=True),
                name="each_side_has_one_statement",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.decision}"
