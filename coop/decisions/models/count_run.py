"""Counts and the files that let anyone repeat them. Only grow."""

from django.db import models

from coop.decisions.models.ballot_box import BallotBox


class CountPath(models.TextChoices):
    """Two ways through the code, which must come to the same bytes."""

    DIRECT = "direct", "from the tables, through the counting functions"
    BUNDLE = "bundle", "from the finished bundle, as anybody repeats it"


class CountRun(models.Model):
    """One count: the canonical bytes of the result (as text) and their SHA-256."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="counts")
    path = models.CharField(max_length=8, choices=CountPath.choices)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["box", "path"]
        constraints = [models.UniqueConstraint(fields=["box", "path"], name="a_vote_is_counted_once_each_way")]

    def __str__(self) -> str:
        return f"{self.path}: {self.sha256[:12]}"


class CountFile(models.Model):
    """What was published: the bundle for coopcount, and the ballots as BLT where they are ranked and published."""

    box = models.OneToOneField(BallotBox, primary_key=True, on_delete=models.PROTECT, related_name="files")
    bundle = models.BinaryField()
    blt = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"files of {self.box}"
