"""Who leads a circle may step back, never the last one."""

import pytest

from cms.learning.actions.add_leader import add_leader
from cms.learning.actions.remove_leader import remove_leader
from cms.learning.errors import CircleClosed, LastToLead, LeadsItNoMore, NotAFacilitator
from cms.learning.queries.circles import facilitators_of
from tests.factories.learning import AFTER, BEFORE, a_circle, a_facilitator
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


def test_one_of_two_steps_back_and_the_last_cannot():
    leader, second = a_facilitator(), a_facilitator("Sam Econd")
    circle = a_circle(by=leader)
    added = add_leader(by=leader, circle=circle, user=second, at=BEFORE)
    with pytest.raises(NotAFacilitator):
        remove_leader(by=a_user(), leader=added, at=BEFORE)
    with pytest.raises(CircleClosed):
        remove_leader(by=second, leader=added, at=AFTER)
    remove_leader(by=second, leader=added, at=BEFORE)
    assert facilitators_of(circle) == [leader]
    with pytest.raises(NotAFacilitator):
        remove_leader(by=second, leader=circle.facilitators.get(), at=BEFORE)
    with pytest.raises(LastToLead):
        remove_leader(by=leader, leader=circle.facilitators.get(), at=BEFORE)


def test_of_two_who_take_away_the_same_third_the_slower_is_told_so():
    leader, second, third = a_facilitator(), a_facilitator("Sam Econd"), a_facilitator("Tia Hird")
    circle = a_circle(by=leader)
    add_leader(by=leader, circle=circle, user=second, at=BEFORE)
    added = add_leader(by=leader, circle=circle, user=third, at=BEFORE)
    remove_leader(by=leader, leader=added, at=BEFORE)
    with pytest.raises(LeadsItNoMore, match="somebody else was quicker"):
        remove_leader(by=second, leader=added, at=BEFORE)
    assert {one.pk for one in facilitators_of(circle)} == {leader.pk, second.pk}
