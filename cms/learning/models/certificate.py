"""Certificates of study circles."""

from django.db import models
from django.db.models import F, Q

from cms.learning.models.enrolment import Enrolment


class CertificateNumber(models.Model):
    """The last number given. One row: locking it makes the numbers gapless."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="there_is_one_counter_of_learning_certificates")]

    def __str__(self) -> str:
        return str(self.last)


class Certificate(models.Model):
    """What somebody learned, as it stood on the day of issue. Never changed. `code` is for the check page."""

    number = models.PositiveIntegerField(unique=True)
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="certificate")
    holder = models.CharField(max_length=150)
    course = models.CharField(max_length=255)
    facilitators = models.CharField(max_length=300)
    attended = models.PositiveSmallIntegerField()
    sessions = models.PositiveSmallIntegerField()
    last_day = models.DateField()
    issued_at = models.DateTimeField()
    code = models.CharField(max_length=20, unique=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(attended__gte=1, attended__lte=F("sessions")),
                name="a_certificate_is_for_sessions_that_were_held",
            ),
        ]

    def __str__(self) -> str:
        return f"No. {self.number}"
