"""Share certificates."""

from django.db import models
from django.db.models import Q

from coop.membership.models import Member
from coop.shares.models.share_type import ShareType


class CertificateNumber(models.Model):
    """The last number given. One row: locking it makes the numbers gapless."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="there_is_one_counter_of_certificates")]

    def __str__(self) -> str:
        return str(self.last)


class Certificate(models.Model):
    """What a member held on the day of issue (coop-finance R6). Never edited: a new one supersedes it.

    `code` is the start of a keyed hash over everything on the paper: nobody can make one up, and a paper whose figures
    were changed does not fit its code.
    """

    number = models.PositiveIntegerField(unique=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="certificates")
    share_type = models.ForeignKey(ShareType, on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(max_length=150)
    member_no = models.PositiveIntegerField()
    class_name = models.CharField(max_length=60)
    quantity = models.PositiveIntegerField()
    par_minor = models.PositiveIntegerField()
    paid_minor = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    issued_at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    code = models.CharField(max_length=32, unique=True)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="a_certificate_is_for_shares"),
            models.CheckConstraint(condition=~Q(supersedes=models.F("id")), name="a_certificate_replaces_another"),
            # A second first certificate would make one holding look like two.
            models.UniqueConstraint(
                fields=["member", "share_type"],
                condition=Q(supersedes__isnull=True),
                name="a_holding_has_one_first_certificate",
            ),
        ]

    def __str__(self) -> str:
        return f"No. {self.number}"
