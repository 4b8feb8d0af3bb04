"""The order that settles ties in an election, committed to before the vote and revealed after it."""

from django.db import models
from django.db.models import Q

from coop.decisions.models.ballot_box import BallotBox

# Where the beacon comes from when nobody laid down another.
BOARD_HEAD = "the last hash on the board when voting closed"


class TieOrder(models.Model):
    """`commitment` is public from the notice on; `secret` (64 hexadecimal digits) is shown after the close only.

    `beacon_source` says beforehand where the beacon will come from; `beacon` is the value, written at the count.
    """

    box = models.OneToOneField(BallotBox, primary_key=True, on_delete=models.PROTECT, related_name="tie_order")
    commitment = models.CharField(max_length=64)
    secret = models.CharField(max_length=64)
    beacon_source = models.CharField(max_length=200)
    beacon = models.CharField(max_length=200, blank=True)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revealed_at__isnull=True, beacon="") | (Q(revealed_at__isnull=False) & ~Q(beacon="")),
                name="a_tie_order_is_revealed_with_its_beacon",
            )
        ]

    def __str__(self) -> str:
        return f"tie order of {self.box}"
