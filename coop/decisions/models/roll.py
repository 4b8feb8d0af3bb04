"""Who may vote in one round: frozen at the notice, hashed, and never longer afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coop.decisions.enums import StrikeReason
from coop.decisions.models.decision import Decision
from coop.membership.models import Member


class Roll(models.Model):
    """The roll of one round. Once `sealed_at` is set the database takes no entry more; strikes are all that follows.

    `sha256` is over the canonical JSON that `calculations/roll_document.py` makes of the entries. `voided_at`: the
    notice was taken back, so this roll counts for nothing.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="rolls")
    round = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["decision", "round"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "round"], name="one_roll_per_round_of_a_decision"),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True) | (~Q(sha256="") & Q(size__gt=0)),
                name="a_sealed_roll_has_members_and_a_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"roll {self.round} of {self.decision}"


class RollEntry(models.Model):
    """One person's right to vote in one round. Only the strike is ever written later, once."""

    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, related_name="entries")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="roll_entries")
    member_no = models.PositiveIntegerField()
    member_class = models.CharField(max_length=20)
    votes = models.PositiveSmallIntegerField(default=1)
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.CharField(max_length=12, choices=StrikeReason.choices, blank=True)
    struck_note = models.CharField(max_length=300, blank=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["roll", "member_no"]
        constraints = [
            # Twice on the roll would be two votes.
            models.UniqueConstraint(fields=["roll", "member"], name="a_member_is_on_a_roll_once"),
            models.UniqueConstraint(fields=["roll", "member_no"], name="a_number_is_on_a_roll_once"),
            models.CheckConstraint(condition=Q(votes=1), name="one_member_one_vote"),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | ~Q(struck_reason=""), name="a_strike_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"no. {self.member_no} on {self.roll}"
