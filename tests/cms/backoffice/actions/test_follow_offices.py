"""Who is in the groups of the offices."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group

from cms.backoffice.actions.appoint import appoint
from cms.backoffice.actions.end_appointment import end_appointment
from cms.backoffice.actions.follow_offices import follow_offices
from cms.backoffice.actions.seed_groups import seed_groups
from cms.learning.actions.appoint_facilitator import appoint_facilitator
from cms.learning.actions.end_facilitator import end_facilitator
from coop.membership.actions.appoint_officer import appoint_officer
from coop.membership.actions.end_office import end_office
from foundation.accounts.models import User
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seeded():
    seed_groups()


@pytest.fixture
def root():
    return User.objects.create_superuser("root@example.org", name="Root")


def groups_of(user):
    return sorted(user.groups.values_list("name", flat=True))


def test_an_office_brings_its_group_and_takes_it_away_at_once(root, noon):
    pia = User.objects.create_user("pia@example.org")
    term = appoint_officer(by=root, user=pia, office="treasurer", resolution="AGM", at=noon)
    appoint_officer(by=root, user=pia, office="board", resolution="AGM", at=noon)
    assert groups_of(pia) == ["Board", "Treasurers"]
    end_office(by=root, term=term, resolution="AGM", at=noon + timedelta(days=1))
    assert groups_of(pia) == ["Board"]


def test_staff_are_coordinators_and_stop_being_so(root):
    sam = User.objects.create_user("sam@example.org", is_staff=True)
    assert groups_of(sam) == ["Coordinators"]
    sam.is_staff = False
    sam.save()
    assert follow_offices() == 1
    assert groups_of(sam) == []


def test_facilitators_editors_and_auditors_join_their_group_and_leave_it_at_once(noon):
    board, eva = an_officer("Pia Board", "board"), User.objects.create_user("eva@example.org")
    term = appoint_facilitator(by=board, user=eva, resolution="Board", at=noon)
    editor = appoint(by=board, user=eva, task="editor", resolution="Board", at=noon)
    auditor = appoint(by=board, user=eva, task="auditor", resolution="Board", at=noon)
    assert groups_of(eva) == ["Auditors", "Editors", "Facilitators"]
    later = noon + timedelta(days=1)
    end_appointment(by=board, appointment=auditor, at=later)
    assert groups_of(eva) == ["Editors", "Facilitators"]
    end_facilitator(by=board, term=term, at=later)
    end_appointment(by=board, appointment=editor, at=later)
    assert groups_of(eva) == []


def test_groups_of_the_co_op_s_own_are_left_alone(root):
    eva = User.objects.create_user("eva@example.org")
    eva.groups.add(Group.objects.create(name="Newsletter team"))
    follow_offices()
    assert groups_of(eva) == ["Newsletter team"]


@pytest.mark.parametrize("name", ["Treasurers", "Auditors", "Editors", "Facilitators"])
def test_whoever_was_put_into_such_a_group_by_hand_leaves_it_again(root, name):
    eve = User.objects.create_user("eve@example.org")
    eve.groups.add(Group.objects.get(name=name))
    follow_offices()
    assert groups_of(eve) == []


def test_for_everybody_it_takes_as_many_queries_for_one_as_for_three(root, noon, django_assert_num_queries):
    for number in range(3):
        person = User.objects.create_user(f"p{number}@example.org")
        appoint_officer(by=root, user=person, office="board", resolution="AGM", at=noon)
        with django_assert_num_queries(8):
            follow_offices()
