import pytest

from tests.factories.members import RESOLUTION, accepted, admitted, applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def page(member):
    return f"/office/members/applications/{member.pk}/"


def test_the_board_reads_what_was_said_and_agreed_to(signed_in, board, ada):
    response = signed_in(board).get(page(applied(ada, class_code="user")))
    parse_strictly(response)
    for words in (
        "Ada Moss",
        "Customer-member",
        "1 Mill Lane, Hebden Bridge, HX7 8AA",
        "I book a cleaner every week.",
        "Share money is at risk",
    ):
        assert words in response.text


def test_accepting_needs_a_named_decision(signed_in, board, ada):
    member = applied(ada)
    browser = signed_in(board)
    response = browser.post(page(member), {"what": "approve", "approve-resolution": ""})
    assert response.status_code == 422
    parse_strictly(response)
    assert browser.post(page(member), {"what": "approve", "approve-resolution": RESOLUTION}).status_code == 302
    member.refresh_from_db()
    assert (member.state, member.events.last().resolution) == ("awaiting_payment", RESOLUTION)


def test_a_no_may_come_without_a_reason(signed_in, board, ada):
    member = applied(ada)
    signed_in(board).post(page(member), {"what": "refuse", "refuse-resolution": RESOLUTION, "refuse-reason": ""})
    member.refresh_from_db()
    assert member.state == "rejected"


def test_a_form_that_says_neither_changes_nothing(signed_in, board, ada):
    member = applied(ada)
    assert signed_in(board).post(page(member)).status_code == 422
    member.refresh_from_db()
    assert member.state == "applied"


def test_a_decision_taken_meanwhile_by_another_is_told(signed_in, board, ada):
    member = accepted(ada, board=board)
    response = signed_in(board).post(page(member), {"what": "approve", "approve-resolution": RESOLUTION})
    assert response.status_code == 409
    assert "does not follow from where this membership is now" in response.text


def test_a_member_is_shown_as_a_member(signed_in, board, ada):
    member = admitted(ada, board=board)
    assert signed_in(board).get(page(member)).url == f"/office/members/{member.pk}/"


def test_an_applicant_decides_nothing_about_themselves(signed_in, ada):
    member = applied(ada)
    assert signed_in(ada).post(page(member), {"what": "approve", "approve-resolution": "Me"}).status_code == 403
