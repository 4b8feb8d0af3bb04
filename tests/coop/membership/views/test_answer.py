from datetime import timedelta

import pytest

from coop.membership.actions.suspend import suspend
from tests.factories.members import RESOLUTION, admitted
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(ada, board, noon):
    return suspend(
        by=board, member=admitted(ada, board=board), reason="Did not turn up", resolution=RESOLUTION,
        answer_by=noon + timedelta(days=5), at=noon,
    )  # fmt: skip


def test_the_reason_stands_above_and_the_answer_reaches_the_board(signed_in, ada, board, member):
    browser = signed_in(ada)
    response = browser.get(f"/me/membership/{member.pk}/answer/")
    parse_strictly(response)
    assert "Did not turn up" in response.text
    assert browser.post(f"/me/membership/{member.pk}/answer/", {"answer": ""}).status_code == 422
    browser.post(f"/me/membership/{member.pk}/answer/", {"answer": "I was in hospital."})
    assert "I was in hospital." in signed_in(board).get(f"/office/members/{member.pk}/").text


def test_too_late_is_said(signed_in, ada, member, frozen, noon):
    frozen(noon + timedelta(days=6))
    response = signed_in(ada).post(f"/me/membership/{member.pk}/answer/", {"answer": "Sorry"})
    assert (response.status_code, member.events.last().verb) == (409, "suspend")


def test_who_is_not_suspended_has_nothing_to_answer(signed_in, board):
    member = admitted(board=board)
    assert signed_in(member.user).get(f"/me/membership/{member.pk}/answer/").url == "/me/membership/"
