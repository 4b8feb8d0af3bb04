"""A task is done."""

from datetime import date, timedelta

import pytest
from django.core import mail

from coop.decisions.actions.finish import finish
from coop.decisions.actions.plan_tasks import plan_tasks
from coop.decisions.errors import TasksAreOpen
from coop.decisions.models import Task
from coop.decisions.tasks import run_clock
from foundation.jobs.testing import run_all_jobs
from tests.factories.deciding import LATER, in_force

pytestmark = pytest.mark.django_db


def test_its_owner_says_how_we_know_and_then_the_decision_is_carried_out(browse, ana, jo, sam):
    decision = in_force(jo, ana)
    task = plan_tasks(by=ana.user, decision=decision, title="Buy it", owner=jo, due_on=date(2026, 8, 1), at=LATER)
    with pytest.raises(TasksAreOpen):
        finish(by=ana.user, decision=decision, at=LATER)
    url = f"/decisions/{decision.slug}/tasks/{task.pk}/"
    assert browse(sam, LATER).post(url, {"evidence": "I saw it."}).status_code == 403
    assert browse(jo, LATER).post(url, {"evidence": ""}).status_code == 422
    assert browse(jo, LATER).post(url, {"evidence": "It stands in the yard."}).status_code == 302
    assert finish(by=ana.user, decision=decision, at=LATER).state == "done"


def test_the_owner_of_an_overdue_task_is_asked_once(ana, jo):
    decision = in_force(jo, ana)
    plan_tasks(by=ana.user, decision=decision, title="Buy it", owner=jo, due_on=LATER.date(), at=LATER)
    run_clock(at=LATER)
    assert Task.objects.get().asked_at is None
    for days in (1, 2):
        run_clock(at=LATER + timedelta(days=days))
    mail.outbox.clear()
    run_all_jobs()
    assert [letter.to for letter in mail.outbox if "overdue" in letter.subject] == [[jo.user.email]]
