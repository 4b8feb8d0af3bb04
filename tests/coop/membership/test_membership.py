from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.actions.appoint_officer import appoint_officer
from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.actions.refuse_application import refuse_application
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.suspend import suspend
from coop.membership.enums import MemberState
from coop.membership.errors import AlreadyAMember, MayNotDecideMembership, WrongState
from coop.membership.models import Member, MembershipEvent
from coop.membership.policies import can_list_services, is_board, is_treasurer
from coop.membership.queries.members import count_active, worker_membership
from coop.membership.queries.roles import roles_of
from foundation.accounts.models import User
from foundation.audit.queries.trail import trail_of
from foundation.errors import NotAllowed


def person(name, **fields):
    return User.objects.create_user(f"{name}@example.org", name=name.title(), **fields)


@pytest.fixture
def staff(db):
    return person("staff", is_staff=True)


@pytest.fixture
def ada(db):
    return person("ada")


@pytest.fixture
def member(ada, staff, noon):
    applied = apply_for_membership(by=ada, class_code="worker", at=noon)
    return admit_member(by=staff, member=applied, resolution="Board 2026-06-02", at=noon)


def test_an_application_is_recorded_with_its_event(ada, noon):
    applied = apply_for_membership(by=ada, class_code="worker", at=noon)
    assert (applied.state, applied.member_no, applied.applied_at) == (MemberState.APPLIED, None, noon)
    assert [(event.from_state, event.to_state, event.by) for event in applied.events.all()] == [("", "applied", ada)]
    assert [row.verb for row in trail_of(applied)] == ["membership.apply"]


def test_nobody_applies_twice_in_one_class_but_may_join_another(ada, noon):
    apply_for_membership(by=ada, class_code="worker", at=noon)
    with pytest.raises(AlreadyAMember):
        apply_for_membership(by=ada, class_code="worker", at=noon)
    assert apply_for_membership(by=ada, class_code="user", at=noon).member_class_id == "user"


def test_one_who_was_refused_may_apply_again(ada, staff, noon):
    first = apply_for_membership(by=ada, class_code="worker", at=noon)
    refuse_application(by=staff, member=first, reason="area", at=noon)
    assert apply_for_membership(by=ada, class_code="worker", at=noon).pk != first.pk


def test_a_stranger_who_is_not_signed_in_cannot_apply(db, noon):
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(NotAllowed):
        apply_for_membership(by=AnonymousUser(), class_code="worker", at=noon)


def test_member_numbers_follow_each_other_without_a_gap(staff, noon):
    numbers = [
        admit_member(
            by=staff, member=apply_for_membership(by=person(n), class_code="worker", at=noon), resolution="R", at=noon
        ).member_no
        for n in ("a", "b", "c")
    ]
    assert numbers == [1, 2, 3]


def test_only_those_who_decide_admit(ada, noon):
    applied = apply_for_membership(by=ada, class_code="worker", at=noon)
    with pytest.raises(MayNotDecideMembership):
        admit_member(by=ada, member=applied, resolution="mine", at=noon)
    assert Member.objects.get().state == MemberState.APPLIED


def test_nobody_is_admitted_twice(member, staff, noon):
    with pytest.raises(WrongState):
        admit_member(by=staff, member=member, resolution="again", at=noon)
    assert Member.objects.get().member_no == 1


def test_a_member_is_suspended_with_a_reason_and_comes_back(member, staff, noon):
    suspended = suspend(
        by=staff, member=member, reason="unpaid claim", resolution="Board", answer_by=noon + timedelta(days=5), at=noon
    )
    assert not can_list_services(suspended)
    back = reinstate(by=staff, member=suspended, resolution="Board", reason="settled", at=noon)
    assert can_list_services(back)
    assert list(MembershipEvent.objects.values_list("to_state", flat=True)) == [
        "applied", "active", "suspended", "active",
    ]  # fmt: skip


def test_a_step_that_is_not_in_the_table_is_refused(member, staff, noon):
    with pytest.raises(WrongState):
        complete_leaving(by=staff, member=member, at=noon)


def test_only_an_active_worker_member_lists_services(ada, staff, noon):
    applied = apply_for_membership(by=ada, class_code="user", at=noon)
    supporter = admit_member(by=staff, member=applied, resolution="R", at=noon)
    assert not can_list_services(supporter)
    assert worker_membership(ada) is None


def test_a_worker_membership_is_found_and_counted(member, ada):
    assert worker_membership(ada) == member
    assert (count_active(), count_active(class_code="worker"), count_active(class_code="user")) == (1, 1, 0)


def test_roles_come_in_one_query(member, ada, staff, noon, django_assert_num_queries):
    appoint_officer(by=staff, user=ada, office="treasurer", resolution="AGM", at=noon)
    fresh = User.objects.get(pk=ada.pk)
    with django_assert_num_queries(1):
        assert roles_of(fresh) == {"worker", "member", "treasurer"}
        assert is_treasurer(fresh)
        assert not is_board(fresh)


def test_an_office_is_held_once_at_a_time(ada, staff, noon):
    appoint_officer(by=staff, user=ada, office="board", resolution="AGM", at=noon)
    with pytest.raises(AlreadyAMember, match="holds that office"):
        appoint_officer(by=staff, user=ada, office="board", resolution="AGM", at=noon)


def test_those_who_hold_an_office_must_have_a_second_factor(ada, staff, noon):
    from foundation.accounts.registry import second_factor_required

    must = second_factor_required.get("coop.membership")
    assert not must(User.objects.get(pk=ada.pk))
    appoint_officer(by=staff, user=ada, office="board", resolution="AGM", at=noon)
    assert must(User.objects.get(pk=ada.pk))


def test_the_account_of_a_member_tells_nothing_about_the_person(member):
    assert member.account_id.startswith("m_")
    assert len(member.account_id) == 24
    assert str(member.pk) != member.account_id[2:]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE coop_membership_member SET member_no = 99",
        "UPDATE coop_membership_member SET member_no = NULL, state = 'applied'",
    ],
)
def test_the_database_keeps_a_member_number_for_ever(member, statement):
    with pytest.raises((IntegrityError, InternalError), match="given once"), transaction.atomic():  # noqa: SIM117
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_database_refuses_to_rewrite_the_history_of_a_membership(member):
    with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
        MembershipEvent.objects.all().update(reason="nothing happened")


def test_the_database_refuses_two_live_memberships_in_a_class(member, ada, noon):
    with pytest.raises(IntegrityError, match="one_live_membership"), transaction.atomic():
        Member.objects.create(user=ada, member_class_id="worker", applied_at=noon)
