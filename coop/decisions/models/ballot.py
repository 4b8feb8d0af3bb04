"""Ballots. What is said about their secrecy, and why the tables are as they are: docs/adr/0015-secrecy-of-ballots.md.

No field of a secret ballot says who, when or in which order. Sealed envelopes (L2) will be a table beside these.
"""

import uuid

from django.db import models
from django.db.models import Q

from coop.decisions.models.ballot_box import BallotBox
from coop.decisions.models.roll import RollEntry


class Ballot(models.Model):
    """A named vote (L0). Replaced until the close: the old one stays, marked; the last one counts.

    `paper` is what coop.counting counts; with `nonce` (and the class, where the rule asks) it is the published ballot
    whose SHA-256 is `receipt`.
    """

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="ballots")
    entry = models.ForeignKey(RollEntry, on_delete=models.PROTECT, related_name="ballots")
    paper = models.JSONField()
    nonce = models.CharField(max_length=32)
    receipt = models.CharField(max_length=64)
    cast_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    discounted = models.CharField(max_length=120, blank=True, help_text="why it does not count: its voter was struck")

    class Meta:
        ordering = ["id"]
        constraints = [
            # One member, one vote.
            models.UniqueConstraint(
                fields=["entry"], condition=Q(superseded_at__isnull=True), name="one_live_ballot_per_entry_on_the_roll"
            ),
            # The same press of the button twice is one ballot.
            models.UniqueConstraint(fields=["box", "nonce"], name="one_ballot_per_press_of_the_button"),
        ]

    def __str__(self) -> str:
        return f"ballot {self.pk}"


class CastMark(models.Model):
    """In a secret vote: this entry on the roll has voted. Nothing else is known of it, not even when."""

    entry = models.OneToOneField(
        RollEntry, primary_key=True, on_delete=models.PROTECT, related_name="mark", db_constraint=False
    )
    box = models.ForeignKey(
        BallotBox, on_delete=models.PROTECT, related_name="marks", db_constraint=False, db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["box"], name="marks_of_a_box")]

    def __str__(self) -> str:
        return "mark"


class DetachedBallot(models.Model):
    """A secret ballot while the vote is open. The table is emptied at the close, by TRUNCATE, into OpenedBallot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    paper = models.JSONField()
    class_code = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return "secret ballot"


class OpenedBallot(models.Model):
    """A secret ballot after the close: new key, random order, all written by one transaction."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="opened")
    paper = models.JSONField()
    class_code = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return "opened ballot"
