import pytest

from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from marketplace.bookings import policies
from marketplace.bookings.enums import Side
from marketplace.bookings.policies import Visitor
from tests.factories.bookings import NOON, a_booking, a_hold
from tests.factories.cast import a_customer, an_office_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    booking = a_booking()
    board = a_customer("Bea Board")
    OfficeTerm.objects.create(user=board, office=Office.BOARD, starts_at=NOON, resolution="x")
    return booking, {
        "customer": booking.customer,
        "worker": booking.worker.member.user,
        "office": an_office_person(),
        "board": board,
        "stranger": a_customer("Sly Stranger"),
    }


@pytest.mark.parametrize(
    ("policy", "may"),
    [
        ("can_see_booking", {"customer", "worker", "office"}),
        ("can_see_money", {"customer", "worker", "office", "board"}),
        ("can_cancel_as_customer", {"customer", "office"}),
        ("can_cancel_as_worker", {"worker", "office"}),
        ("can_cancel_as_coop", {"office"}),
        ("can_set_off", {"worker", "office"}),
        ("can_start_work", {"worker", "office"}),
        ("can_finish_work", {"worker", "office"}),
        ("can_accept_work", {"customer", "office"}),
    ],
)
def test_who_may_do_what_to_a_booking(people, policy, may):
    booking, everybody = people
    allowed = {name for name, person in everybody.items() if getattr(policies, policy)(person, booking)}
    assert allowed == may


def test_each_stands_on_their_own_side(people):
    booking, everybody = people
    sides = {name: policies.side_of(person, booking) for name, person in everybody.items()}
    assert sides == {
        "customer": Side.CUSTOMER,
        "worker": Side.WORKER,
        "office": Side.COOP,
        "board": None,
        "stranger": None,
    }


def test_a_worker_stands_on_no_side_of_a_time_that_is_only_kept():
    booking = a_hold()
    assert policies.side_of(booking.worker.member.user, booking) is None


def test_an_empty_key_opens_no_hold():
    booking = a_hold(guest_key="g" * 30)
    assert policies.can_use_hold(Visitor(guest_key="g" * 30), booking)
    assert not policies.can_use_hold(Visitor(guest_key=""), booking)


def test_a_key_opens_nothing_once_the_hold_has_a_name():
    booking = a_hold()
    assert not policies.can_use_hold(Visitor(guest_key=""), booking)
    assert policies.can_use_hold(Visitor(user=booking.customer), booking)


def test_every_action_has_its_policy_or_is_the_systems_alone():
    from pathlib import Path

    verbs = {path.stem for path in Path("marketplace/bookings/actions").glob("[a-z]*.py")}
    missing = {verb for verb in verbs if not hasattr(policies, f"can_{verb}")} - set(policies.SYSTEM_ONLY)
    assert missing == set()
