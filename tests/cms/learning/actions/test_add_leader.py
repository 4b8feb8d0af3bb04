"""A circle may be led by two."""

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from cms.learning.actions.add_leader import add_leader
from cms.learning.actions.call_off_circle import call_off_circle
from cms.learning.actions.join_circle import join_circle
from cms.learning.actions.mark_attendance import mark_attendance
from cms.learning.errors import CircleClosed, LeadsItAlready, NobodyToLead, NotAFacilitator, YouLeadIt
from foundation.jobs.testing import run_all_jobs
from tests.factories.learning import AFTER, BEFORE, a_circle, a_facilitator, a_learner
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


def test_a_second_facilitator_is_told_and_may_do_what_the_first_may():
    leader, second = a_facilitator(), a_facilitator("Sam Econd")
    circle = a_circle(by=leader)
    learner = a_learner(circle)
    with pytest.raises(NotAFacilitator):
        mark_attendance(by=second, session=circle.sessions.get(number=1), present={learner.pk}, at=AFTER)
    add_leader(by=leader, circle=circle, user=second, at=BEFORE)
    assert mark_attendance(by=second, session=circle.sessions.get(number=1), present={learner.pk}, at=AFTER) == 1
    DBTaskResult.objects.exclude(task_path__startswith="foundation.").delete()
    run_all_jobs()
    letter = next(one for one in mail.outbox if one.to == [second.email])
    assert letter.subject == "You lead a circle: How our co-op works"
    assert "Fay Cilit has named you" in letter.body
    assert f"/learning/desk/{circle.reference}/" in letter.body


def test_only_who_leads_it_names_them_and_only_appointed_facilitators_who_do_not_learn_in_it():
    leader, second = a_facilitator(), a_facilitator("Sam Econd")
    circle = a_circle(by=leader)
    with pytest.raises(NotAFacilitator):
        add_leader(by=second, circle=circle, user=second, at=BEFORE)
    with pytest.raises(NobodyToLead):
        add_leader(by=leader, circle=circle, user=a_user(), at=BEFORE)
    with pytest.raises(LeadsItAlready):
        add_leader(by=leader, circle=circle, user=leader, at=BEFORE)
    join_circle(by=second, circle=circle, at=BEFORE)
    with pytest.raises(NobodyToLead):
        add_leader(by=leader, circle=circle, user=second, at=BEFORE)


def test_who_leads_it_takes_no_place_and_a_circle_called_off_gets_nobody():
    leader, second = a_facilitator(), a_facilitator("Sam Econd")
    circle = a_circle(by=leader)
    add_leader(by=leader, circle=circle, user=second, at=BEFORE)
    with pytest.raises(YouLeadIt):
        join_circle(by=second, circle=circle, at=BEFORE)
    call_off_circle(by=second, circle=circle, why="The hall is flooded.", at=BEFORE)
    with pytest.raises(CircleClosed):
        add_leader(by=leader, circle=circle, user=a_facilitator("Tia Hird"), at=BEFORE)
