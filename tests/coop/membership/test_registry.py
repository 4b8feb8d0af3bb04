"""What other rooms may rely on, and what they promise."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.membership.actions.expire_application import expire_application
from coop.membership.actions.withdraw_application import withdraw_application
from coop.membership.errors import BeingPaid
from coop.membership.registry import (
    Card,
    NextStep,
    cards_for,
    coop_cards,
    next_step_for,
    next_steps,
    payments_under_way,
)
from tests.factories.members import accepted, admitted

pytestmark = pytest.mark.django_db
EVERY_ROLE = {"member", "worker", "board", "treasurer", "secretary", "staff", "keeper"}


def test_no_room_asks_more_than_one_question_for_its_card(ada, board, noon):
    member = admitted(ada, board=board)
    asked = {}
    for key, make in coop_cards.items():
        with CaptureQueriesContext(connection) as captured:
            card = make(user=member.user, roles=set(EVERY_ROLE), at=noon)
        assert card is None or isinstance(card, Card)
        asked[key] = len(captured)
    assert {key: count for key, count in asked.items() if count > 1} == {}


def test_cards_come_in_their_order_and_those_without_anything_to_say_stay_away(ada, noon):
    before = {card.title for card in cards_for(user=ada, roles=set(), at=noon)}
    late, early = Card("B", "", "/", "", order=2), Card("A", "", "/", "", order=1)
    try:
        coop_cards.register("tests.late", lambda **_: late)
        coop_cards.register("tests.early", lambda **_: early)
        coop_cards.register("tests.none", lambda **_: None)
        ours = [card for card in cards_for(user=ada, roles=set(), at=noon) if card.title not in before]
        assert ours == [early, late]
    finally:
        for key in ("tests.late", "tests.early", "tests.none"):
            del coop_cards._values[key]


def test_there_is_one_next_step_the_most_pressing_of_all(ada, board, noon):
    member = admitted(ada, board=board)
    later, sooner = NextStep("Later", "/", "Go", 90), NextStep("Sooner", "/", "Go", 1)
    try:
        next_steps.register("tests.later", lambda **_: later)
        next_steps.register("tests.sooner", lambda **_: sooner)
        assert next_step_for(member=member, at=noon) == sooner
    finally:
        for key in ("tests.later", "tests.sooner"):
            del next_steps._values[key]


def test_an_application_stays_open_while_a_payment_is_under_way(ada, board, noon):
    member = accepted(ada, board=board, at=noon)
    late = noon + timedelta(days=40)
    try:
        payments_under_way.register("tests.paying", lambda **_: True)
        with pytest.raises(BeingPaid):
            expire_application(by=None, member=member, at=late)
        with pytest.raises(BeingPaid):
            withdraw_application(by=ada, member=member, at=noon)
    finally:
        del payments_under_way._values["tests.paying"]
    assert expire_application(by=None, member=member, at=late).state == "expired"
