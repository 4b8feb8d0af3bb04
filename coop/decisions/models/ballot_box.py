"""The vote of one round: what is asked in the form that is counted, and what can be chosen."""

from django.db import models
from django.db.models import F, Q

from coop.decisions.enums import Secrecy, TurnoutAudience
from coop.decisions.models.decision import Decision
from coop.decisions.models.roll import Roll


class BallotBox(models.Model):
    """Made at the notice, fixed at the opening, sealed at the close. One per roll, and so one per round.

    `document` is the question as bundles hold it (`decision.json`): set at the opening, and nothing above it changes
    afterwards. `by_class`: the rule counts classes, so each ballot says its voter's class. `struck` are the members who
    no longer count, known at the close.
    """

    roll = models.OneToOneField(Roll, primary_key=True, on_delete=models.PROTECT, related_name="box")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="boxes")
    method = models.CharField(max_length=20, help_text="a coop.counting Method")
    seats = models.PositiveSmallIntegerField(default=0)
    secrecy = models.CharField(max_length=4, choices=Secrecy.choices)
    audience = models.CharField(max_length=12, choices=TurnoutAudience.choices)
    by_class = models.BooleanField(default=False)
    document = models.JSONField(null=True)
    opened_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)
    struck = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(document__isnull=False),
                name="a_vote_opens_with_its_question_fixed",
            ),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True)
                | Q(opened_at__isnull=False, struck__isnull=False, sealed_at__gte=F("opened_at")),
                name="a_vote_is_sealed_after_it_was_open",
            ),
        ]

    def __str__(self) -> str:
        return f"ballot box of {self.roll}"


class Option(models.Model):
    """A candidate on a ranked ballot. `position` is the order of the count file, never that of anybody's screen."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="options")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    statement = models.TextField(max_length=6000, blank=True)
    position = models.PositiveSmallIntegerField()
    nomination = models.ForeignKey("Nomination", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["box", "position"]
        constraints = [
            models.UniqueConstraint(fields=["box", "key"], name="an_option_has_a_key_of_its_own"),
            models.UniqueConstraint(fields=["box", "position"], name="options_stand_in_one_order"),
        ]

    def __str__(self) -> str:
        return self.name
