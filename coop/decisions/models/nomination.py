"""Who stands for election."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coop.decisions.models.decision import Decision
from coop.membership.enums import Office
from coop.membership.models import Member


class ElectionPlan(models.Model):
    """How one election is run (governance 3.7). The seats are the decision's own.

    `returning_officer` neither sits on the board nor stands. `confirmatory`: members vote even when there are no more
    candidates than seats. `beacon_source`: the public value, named beforehand, that settles ties once it is drawn after
    the close; empty where the software takes the last hash on the board.
    """

    decision = models.OneToOneField(Decision, primary_key=True, on_delete=models.PROTECT, related_name="election")
    office = models.CharField(max_length=20, choices=Office.choices, default=Office.BOARD)
    term_months = models.PositiveSmallIntegerField(default=24)
    nominations_open_at = models.DateTimeField()
    nominations_close_at = models.DateTimeField()
    statement_words = models.PositiveSmallIntegerField(default=300)
    confirmatory = models.BooleanField(default=False)
    beacon_source = models.CharField(max_length=200, blank=True)
    returning_officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nominations_close_at__gt=F("nominations_open_at")), name="nominations_close_after_they_open"
            )
        ]

    def __str__(self) -> str:
        return f"election: {self.decision}"


class NominationState(models.TextChoices):
    PROPOSED = "proposed", _("waiting for an answer")
    ACCEPTED = "accepted", _("stands")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REFUSED = "refused", _("cannot stand")


class Nomination(models.Model):
    """A member is named for a seat, accepts with a statement, and stands."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="nominations")
    candidate = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="nominations")
    nominated_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=NominationState.choices, default=NominationState.PROPOSED)
    statement = models.TextField(max_length=6000, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="why somebody cannot stand")
    nominated_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "candidate"],
                condition=Q(state__in=["proposed", "accepted"]),
                name="one_nomination_per_candidate",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="a_refused_candidate_is_told_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} for {self.decision}"
