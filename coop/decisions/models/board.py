"""The board of a vote: the hash chain that everybody may read (coop.counting.bundle.chain)."""

from django.db import models

from coop.decisions.models.ballot_box import BallotBox


class BoardEntry(models.Model):
    """One link. No names and no times. `receipt` is the digest of a ballot, for the kinds that are about one.

    `payload` holds what the kind needs besides `n`, `prev` and `kind`.
    """

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="board", db_index=False)
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    payload = models.JSONField(default=dict)
    receipt = models.CharField(max_length=64, null=True)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["box", "n"]
        constraints = [
            models.UniqueConstraint(fields=["box", "n"], name="a_board_has_one_entry_of_each_number"),
            models.UniqueConstraint(fields=["box", "receipt"], name="a_receipt_stands_on_the_board_once"),
        ]

    def __str__(self) -> str:
        return f"{self.n}: {self.kind}"
