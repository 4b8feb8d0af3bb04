"""A decision and the versions of its text."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.decisions.enums import (
    DECIDED,
    WON,
    DecisionState,
    Kind,
    Outcome,
    Secrecy,
    TurnoutAudience,
)
from coop.membership.models import Member

S = DecisionState
_FROM_NOTICE = [S.NOTICED, S.OPEN, S.CLOSED, S.COUNTED, *DECIDED]


class Decision(models.Model):
    """One question put to the members, from the first draft to what followed from it. Instants in UTC.

    A decision can be put to the vote more than once: again after too few took part, or in a second stage. Each giving
    of notice begins a new `round` (0 before the first) with a roll of its own. Options, ballots, chains and counts
    belong to a decision *and* a round; those of earlier rounds stay as they were and count for nothing now.
    `result` and `outcome` are those of the present round: written when it is counted, fixed once declared.
    """

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=DecisionState.choices, default=DecisionState.DRAFT)
    # Grows with every event: the event of a version exists once, so two acts can never both be the next one.
    version = models.PositiveIntegerField(default=0)

    # Who asks. Without a proposer it is the board's own question, written down by `made_by`.
    proposer = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    # Under which rules: pinned when the decision is handed in, and never changed by a later pack.
    pack = models.ForeignKey("coop_rules.RulePack", null=True, on_delete=models.PROTECT, related_name="decisions")
    decision_type = models.CharField(max_length=40, help_text="the key of the type in the rule pack")
    secrecy = models.CharField(max_length=4, choices=Secrecy.choices, default=Secrecy.OPEN)
    turnout_audience = models.CharField(max_length=12, choices=TurnoutAudience.choices, default=TurnoutAudience.NOBODY)
    method = models.CharField(max_length=20, default="yes-no-abstain", help_text="a coop.counting Method")
    seats = models.PositiveSmallIntegerField(default=0, help_text="how many are elected; 0 where nobody is")

    # What happens when it is carried.
    subject_key = models.CharField(max_length=40, default="none")
    subject_payload = models.JSONField(default=dict, blank=True)

    # The text that is voted on: set with the final text, the hash names it in the notice and in the bundle.
    final_text = models.ForeignKey("DecisionText", null=True, on_delete=models.PROTECT, related_name="+")
    text_sha256 = models.CharField(max_length=64, blank=True)

    # The present round.
    round = models.PositiveSmallIntegerField(default=0)
    stage = models.PositiveSmallIntegerField(default=1)
    noticed_at = models.DateTimeField(null=True)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    declared_at = models.DateTimeField(null=True)
    challenge_until = models.DateTimeField(null=True)

    # A requisition: enough sponsors that the board must convene within a month, or members may themselves.
    requisitioned_at = models.DateTimeField(null=True)
    convene_by = models.DateTimeField(null=True)

    # What followed.
    in_force_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    no_action = models.BooleanField(default=False, help_text="said explicitly: nothing needs doing")
    ended_reason = models.TextField(max_length=2000, blank=True)
    earlier = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="asked_again", help_text="the same question before"
    )
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=S.values) & Q(kind__in=Kind.values) & Q(outcome__in=["", *Outcome.values]),
                name="a_decision_uses_known_words",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[S.DRAFT, S.WITHDRAWN]) | Q(pack__isnull=False),
                name="a_decision_handed_in_is_made_under_a_pack",
            ),
            # A vote on a text that nobody can name afterwards would be a vote on nothing.
            models.CheckConstraint(
                condition=~Q(state__in=_FROM_NOTICE)
                | (
                    Q(round__gt=0)
                    & Q(final_text__isnull=False)
                    & ~Q(text_sha256="")
                    & Q(noticed_at__isnull=False)
                    & Q(opens_at__isnull=False)
                    & Q(closes_at__isnull=False)
                ),
                name="a_notice_names_text_roll_and_times",
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__gt=F("opens_at")), name="a_vote_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.COUNTED, *DECIDED]) | (~Q(outcome="") & Q(result__isnull=False)),
                name="a_counted_vote_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(declared_at__isnull=False), name="a_decided_vote_was_declared"
            ),
            # A proposal that was not carried would otherwise change a rule or a person's standing.
            models.CheckConstraint(
                condition=~Q(state__in=[S.IN_FORCE, S.IMPLEMENTING, S.DONE, S.SUPERSEDED, S.RECALLED])
                | Q(outcome__in=WON),
                name="only_what_was_carried_comes_into_force",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "closes_at"], name="decisions_by_state"),
            models.Index(fields=["-declared_at"], name="decisions_declared"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the decision: what every rule it made links to."""
        from django.urls import reverse

        return reverse("decisions:decision", args=[self.slug])

    @property
    def type_rules(self) -> dict[str, Any]:
        """The type as the pinned pack states it. Empty before the decision is handed in."""
        if self.pack is None:
            return {}
        types: dict[str, Any] = self.pack.body["decision_types"]
        return dict(types[self.decision_type])


class DecisionText(models.Model):
    """One version of what is asked. Only grows; the version in force before FINAL_TEXT is the last one.

    `sha256` is over the canonical JSON of title, question, body, if_passes, if_fails and cost.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=300)
    body = models.TextField(max_length=20_000, blank=True)
    if_passes = models.TextField(max_length=2000, blank=True)
    if_fails = models.TextField(max_length=2000, blank=True)
    cost = models.CharField(max_length=300, blank=True)
    change_note = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["decision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="one_text_per_version_of_a_decision")
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"
