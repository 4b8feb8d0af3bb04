"""The hours a worker keeps: each week, on single dates, and not at all."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from marketplace.availability.calculations.windows import DayWindow

WEEK_MINUTES = 7 * 24 * 60


def window_is_possible() -> Q:
    """All day is written midnight to midnight; otherwise a window has two different times (marketplace 2.3, E6)."""
    midnight = time(0)
    return Q(all_day=True, opens=midnight, closes=midnight) | (Q(all_day=False) & ~Q(opens=F("closes")))


class WindowFields(models.Model):
    """From `opens` to `closes` on the wall clock of the worker's zone; `closes` up to `opens`: the next day."""

    opens = models.TimeField()
    closes = models.TimeField()
    all_day = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def as_window(self) -> DayWindow:
        """The plain value that the calculations understand."""
        return DayWindow(self.opens, self.closes, self.all_day)


class WeeklyWindow(WindowFields):
    """Hours that come back every week. Monday is 0."""

    worker = models.ForeignKey("marketplace_workers.Worker", on_delete=models.CASCADE, related_name="weekly_windows")
    weekday = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "opens", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(0, 6)), name="a_week_has_seven_days"),
            models.CheckConstraint(condition=window_is_possible(), name="a_weekly_window_ends_at_another_time"),
            models.UniqueConstraint(
                fields=["worker", "weekday", "opens", "closes"], name="a_weekly_window_is_written_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday}: {self.opens:%H:%M}-{self.closes:%H:%M}"


class DateException(models.Model):
    """One date with other hours than its weekday: its windows, or none at all when closed."""

    worker = models.ForeignKey("marketplace_workers.Worker", on_delete=models.CASCADE, related_name="date_exceptions")
    date = models.DateField()

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["worker", "date"], name="a_date_has_one_exception")]

    def __str__(self) -> str:
        return f"{self.date}"


class ExceptionWindow(WindowFields):
    """Hours on the date of an exception."""

    exception = models.ForeignKey(DateException, on_delete=models.CASCADE, related_name="windows")

    class Meta:
        ordering = ["opens", "id"]
        constraints = [
            models.CheckConstraint(condition=window_is_possible(), name="an_exception_window_ends_at_another_time"),
            models.UniqueConstraint(
                fields=["exception", "opens", "closes"], name="an_exception_window_is_written_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exception}: {self.opens:%H:%M}-{self.closes:%H:%M}"


class TimeOff(models.Model):
    """From an instant to an instant without work. It cancels nothing that is booked already."""

    worker = models.ForeignKey("marketplace_workers.Worker", on_delete=models.CASCADE, related_name="time_off")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # For the worker's own memory. Nobody else sees it.
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="time_off_ends_after_it_begins")
        ]
        indexes = [models.Index(fields=["worker", "ends_at"], name="time_off_by_worker")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} to {self.ends_at:%Y-%m-%d %H:%M} UTC"


class WorkLimits(models.Model):
    """The most minutes of work a worker takes in a local day and in an ISO week; empty means no limit."""

    worker = models.OneToOneField("marketplace_workers.Worker", on_delete=models.CASCADE, related_name="work_limits")
    per_day_minutes = models.PositiveIntegerField(null=True, blank=True)
    per_week_minutes = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(per_day_minutes__isnull=True) | Q(per_day_minutes__range=(1, 24 * 60)),
                name="a_daily_limit_is_at_most_a_day",
            ),
            models.CheckConstraint(
                condition=Q(per_week_minutes__isnull=True) | Q(per_week_minutes__range=(1, WEEK_MINUTES)),
                name="a_weekly_limit_is_at_most_a_week",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.per_day_minutes} a day, {self.per_week_minutes} a week"
