"""Who can stand for a seat."""

from datetime import timedelta

import pytest

from coop.decisions.queries.eligible import eligible_members, why_not_eligible
from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.confirm_probation import confirm_probation
from coop.membership.models import Member
from tests.factories.classes import class_has
from tests.factories.deciding import SENT, a_voter

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def can_stand(member):
    fresh = Member.objects.get(pk=member.pk)
    listed = fresh in eligible_members(officer_id=0)
    assert listed is (why_not_eligible(fresh, officer_id=0) == "")
    return listed


def test_a_provisional_member_stands_only_once_it_is_confirmed_that_they_passed():
    class_has("worker", eligible_for_board=True)
    jo = a_voter("Jo Brook")
    assert can_stand(jo)
    begin_probation(
        by=None, member=jo, ends_at=SENT + DAY, requirement="Forty hours", resolution="Board, 1 June", at=SENT
    )
    assert not can_stand(jo)
    assert "on probation" in why_not_eligible(Member.objects.get(pk=jo.pk), officer_id=0)
    # Its last day alone changes nothing: somebody has to decide.
    confirm_probation(by=None, member=jo, resolution="Board, 9 June", at=SENT + 8 * DAY)
    assert can_stand(jo)
