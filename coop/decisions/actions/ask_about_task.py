"""Write down that the owner of an overdue task was asked about it."""

from datetime import datetime

from django.db import transaction

from coop.decisions.models import Task
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row


@transaction.atomic
def ask_about_task(*, task: Task, at: datetime) -> Task:
    """Once for each task; done ones are left alone."""
    task = lock_row(Task.objects.all(), task.pk)
    if task.done_at is None and task.asked_at is None:
        task.asked_at = at
        task.save(update_fields=["asked_at"])
        enqueue("coop.decisions.mail_overdue", task_id=task.pk)
    return task
