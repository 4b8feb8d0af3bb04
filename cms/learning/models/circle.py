"""A circle: a course that people go through together."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cms.learning.enums import Reflecting
from cms.learning.models.course import StudyCirclePage


class Circle(models.Model):
    """One run of a course, at a place, with so many places. Its sessions stand in `zone`, by the clock on the wall."""

    course = models.ForeignKey(StudyCirclePage, on_delete=models.PROTECT, related_name="circles")
    reference = models.SlugField(max_length=80, unique=True)
    place = models.CharField(max_length=200)
    zone = models.CharField(max_length=64)
    size_limit = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    reflecting = models.CharField(max_length=10, choices=Reflecting.choices, default=Reflecting.END)
    opened_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(size_limit__gte=1), name="a_circle_has_a_place"),
            models.CheckConstraint(condition=Q(needed__gte=1), name="a_certificate_needs_a_session"),
        ]

    def __str__(self) -> str:
        return self.reference


class CircleFacilitator(models.Model):
    """Who leads a circle."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="facilitators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="circles_led")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["circle", "user"], name="a_person_leads_a_circle_once")]

    def __str__(self) -> str:
        return f"{self.user_id} leads {self.circle_id}"


class Session(models.Model):
    """One meeting. `day` and `opens` are the clock on the wall in the circle's zone; the instants follow from them."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    day = models.DateField()
    opens = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["circle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "number"], name="a_circle_has_one_session_of_a_number"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"{self.circle_id}: {self.number}"
