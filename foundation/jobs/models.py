"""When each periodic job is next due."""

from django.db import models


class PeriodicRun(models.Model):
    """One row per periodic job: it is the lock that keeps two workers from running it at once."""

    name = models.CharField(max_length=120, primary_key=True)
    next_run_at = models.DateTimeField()
    last_started_at = models.DateTimeField(null=True)
    last_finished_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class WorkerHeartbeat(models.Model):
    """A sign of life of each worker process, so that a dead worker is seen."""

    process = models.CharField(max_length=120, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.process
