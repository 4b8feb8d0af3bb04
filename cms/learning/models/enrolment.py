"""Who learns, who was there, and what they made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.learning.enums import EnrolmentState
from cms.learning.models.circle import Circle, Session

MOST_WORDS = 4000


class Enrolment(models.Model):
    """A person in a circle. A trigger counts the places: never more with a place than the circle has."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="enrolments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments")
    state = models.CharField(max_length=10, choices=EnrolmentState.choices)
    asked_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            # Two rows for one person would take two places and two certificates.
            models.UniqueConstraint(fields=["circle", "user"], name="a_person_is_in_a_circle_once"),
            models.CheckConstraint(
                condition=Q(state=EnrolmentState.LEFT, left_at__isnull=False)
                | (~Q(state=EnrolmentState.LEFT) & Q(left_at__isnull=True)),
                name="who_left_left_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.circle_id}: {self.state}"


class Attendance(models.Model):
    """Whether a learner was there. Marked by a facilitator; a trigger refuses a mark before the session began."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendance")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendance")
    present = models.BooleanField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="a_learner_is_marked_once_for_a_session"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} at {self.session_id}: {self.present}"


class Reflection(models.Model):
    """A learner's own words about a session, or about the whole circle (`session` empty)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="reflections")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="reflections")
    text = models.TextField(max_length=MOST_WORDS, default="")
    shared = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "session"], nulls_distinct=False, name="a_learner_reflects_once_on_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} on {self.session_id}"
