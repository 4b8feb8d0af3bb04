"""Who was reminded of which session."""

from django.db import models

from cms.learning.models.circle import Session
from cms.learning.models.enrolment import Enrolment


class Reminder(models.Model):
    """A learner was told the day before. `starts_at` is the time they were told: a session that moves is told anew."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="reminders")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="reminders")
    starts_at = models.DateTimeField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            # Two workers of the queue at once would write the same letter twice.
            models.UniqueConstraint(
                fields=["session", "enrolment", "starts_at"], name="a_learner_is_reminded_once_of_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} of {self.session_id}"
