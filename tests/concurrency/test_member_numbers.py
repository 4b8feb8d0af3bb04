"""Eight boards admit at once; a decision and a change of mind meet. On real connections, with a negative control."""

import threading
from collections import Counter

import pytest
from django.db import connection, connections, transaction

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.approve_application import approve_application
from coop.membership.actions.withdraw_application import withdraw_application
from coop.membership.models import Member, MemberNumber
from tests.factories.marketplace import LONG_AGO, a_user
from tests.factories.members import RESOLUTION, an_officer, applied
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
EIGHT = 8


def all_at_once(*calls):
    """Run each call on a connection of its own, all let go at one moment; return what each gave or raised."""
    gate, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        try:
            connection.ensure_connection()
            gate.wait(timeout=PATIENCE)
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


def test_eight_boards_admitting_at_once_give_eight_numbers_without_a_gap():
    board = an_officer()
    waiting = [applied(a_user(f"Person {n}")) for n in range(EIGHT)]
    results = all_at_once(
        *[lambda one=one: admit_member(by=board, member=one, resolution=RESOLUTION, at=LONG_AGO) for one in waiting]
    )
    assert sorted(member.member_no for member in results) == list(range(1, EIGHT + 1))
    assert MemberNumber.objects.get().last == EIGHT


def test_without_the_lock_of_the_counter_one_number_would_be_given_twice():
    """The control: two read the counter before either writes it."""
    MemberNumber.objects.create(id=1, last=0)
    both_looked = threading.Barrier(2)

    def take_without_lock():
        with transaction.atomic():
            counter = MemberNumber.objects.get(id=1)
            both_looked.wait(timeout=PATIENCE)
            counter.last += 1
            counter.save()
            return counter.last

    assert all_at_once(take_without_lock, take_without_lock) == [1, 1]


def test_one_application_admitted_by_eight_at_once_takes_one_number():
    board, member = an_officer(), applied()
    results = all_at_once(
        *[lambda: admit_member(by=board, member=member, resolution=RESOLUTION, at=LONG_AGO) for _ in range(EIGHT)]
    )
    assert Counter(type(result).__name__ for result in results) == {"Member": 1, "WrongState": EIGHT - 1}
    assert MemberNumber.objects.get().last == 1


def test_a_failed_admission_leaves_no_gap():
    board, member = an_officer(), applied()

    def admit_and_stumble():
        with transaction.atomic():
            admit_member(by=board, member=member, resolution=RESOLUTION, at=LONG_AGO)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        admit_and_stumble()
    assert admit_member(by=board, member=member, resolution=RESOLUTION, at=LONG_AGO).member_no == 1


def test_the_board_s_yes_and_a_change_of_mind_at_once_leave_one_story():
    board, ada = an_officer(), a_user("Ada Moss")
    member = applied(ada)
    all_at_once(
        lambda: approve_application(by=board, member=member, resolution=RESOLUTION, at=LONG_AGO),
        lambda: withdraw_application(by=ada, member=member, at=LONG_AGO),
    )
    verbs = [event.verb for event in member.events.all()]
    assert verbs in (["apply", "withdraw_application"], ["apply", "approve", "withdraw_application"])
    assert Member.objects.get().state == "withdrawn"


def test_one_person_applying_twice_at_once_has_one_application():
    ada = a_user("Ada Moss")
    results = all_at_once(*[lambda: applied(ada) for _ in range(4)])
    assert Counter(type(result).__name__ for result in results) == {"Member": 1, "AlreadyAMember": 3}
