"""The demo's story of help, policies and learning: no deed fails, and the pages show it."""

import heapq
import random
from datetime import timedelta

import pytest

from cms.help.models import HelpPage, Usefulness
from cms.learning.models import Certificate, Circle, Enrolment
from cms.policies.models import Acceptance, PolicyVersion
from cms.policies.queries.waiting import approvals_of, waiting_states
from config.demo.story import cast
from config.demo.story.help import ANSWERS, plan_help
from config.demo.story.learning import plan_learning
from config.demo.story.people import People, user_called
from config.demo.story.policies import plan_policies
from config.demo.story.timeline import Timeline
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from foundation import clock
from tests.factories.marketplace import a_member
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(noon):
    """Everybody is there already; only the deeds of these three rooms are planned."""
    coordinator = user_called(cast.COORDINATOR, is_staff=True)
    for role in cast.WORKERS:
        a_member(user_called(role.name))
    user_called(cast.CUSTOMERS[0][0])
    made = Timeline(people=People(coordinator=coordinator), control=None, now=noon, dice=random.Random(1))
    for name in cast.BOARD:
        user = a_member_called(name)
        OfficeTerm.objects.create(
            user=user, office=Office.BOARD, starts_at=noon - timedelta(days=115), resolution="General meeting"
        )
    for plan in (plan_help, plan_policies, plan_learning):
        plan(made)
    while made._queue:
        at, _number, deed = heapq.heappop(made._queue)
        with clock.frozen(at):
            deed(at)
    return made


def a_member_called(name):
    from foundation.accounts.models import User

    return User.objects.get(email=cast.address(name))


def test_every_room_has_something_to_show(timeline, client, noon, frozen):
    frozen(noon)
    assert HelpPage.objects.live().count() == len(ANSWERS)
    assert Usefulness.objects.count() == 5
    assert sorted(PolicyVersion.objects.values_list("title", "number")) == [
        ("How to complain", 1), ("How we use your data", 1), ("How we use your data", 2), ("Working safely", 1),
    ]  # fmt: skip
    waiting = [state.revision_id for state in waiting_states()]
    assert [len(given) for given in approvals_of(waiting).values()] == [1]
    assert Acceptance.objects.count() == 2
    assert Certificate.objects.count() == 2
    assert [Enrolment.objects.filter(circle=one).count() for one in Circle.objects.order_by("pk")] == [4, 3]
    for path in ("/help/search/", "/policies/all/", "/learning/circles/", "/policies/how-we-use-your-data/versions/2/"):
        page = client.get(path)
        assert page.status_code == 200
        parse_strictly(page)
    assert "5 of 8 places are free" in client.get("/learning/circles/").text
