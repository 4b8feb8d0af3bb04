from datetime import UTC, datetime

import pytest

from coop.membership.views._steps import STEPS
from tests.factories.members import RESOLUTION, admitted, applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
SAID = {
    "resolution": RESOLUTION,
    "reason": "Did not turn up, four times",
    "answer_by": "2026-06-07",
    "until": "2026-07-01",
    "requirement": "Forty hours",
    "ends_on": "2026-09-01",
}


@pytest.fixture
def member(ada, board):
    return admitted(ada, board=board)


def page(member, step):
    return f"/office/members/{member.pk}/{step}/"


@pytest.mark.parametrize(
    ("step", "state", "verb"),
    [
        ("suspend", "suspended", "suspend"),
        ("leave", "leaving", "give_notice"),
        ("died", "deceased", "record_death"),
        ("probation", "active", "begin_probation"),
    ],
)
def test_a_step_is_asked_for_on_a_page_and_recorded(signed_in, board, member, step, state, verb):
    browser = signed_in(board)
    parse_strictly(browser.get(page(member, step)))
    assert browser.post(page(member, step), SAID).url == f"/office/members/{member.pk}/"
    member.refresh_from_db()
    assert (member.state, member.events.last().verb, member.events.last().by) == (state, verb, board)


def test_a_letter_goes_only_to_somebody_who_is_away(signed_in, board, member):
    browser = signed_in(board)
    parse_strictly(browser.get(page(member, "warn")))
    assert browser.post(page(member, "warn"), SAID).status_code == 409


def test_nobody_is_expelled_on_a_page(signed_in, board, member):
    assert signed_in(board).post(page(member, "expel"), SAID).status_code == 404
    member.refresh_from_db()
    assert member.state == "active"


def test_a_suspension_lasts_until_the_end_of_its_last_day_on_the_co_op_s_clock(signed_in, board, member):
    signed_in(board).post(page(member, "suspend"), SAID)
    member.refresh_from_db()
    assert member.suspended_until == datetime(2026, 7, 1, 23, tzinfo=UTC)


def test_what_began_can_be_ended(signed_in, board, member):
    browser = signed_in(board)
    browser.post(page(member, "suspend"), SAID)
    browser.post(page(member, "reinstate"), {"resolution": RESOLUTION})
    browser.post(page(member, "probation"), SAID)
    browser.post(page(member, "confirm"), {"resolution": RESOLUTION})
    member.refresh_from_db()
    assert [event.verb for event in member.events.all()][-4:] == [
        "suspend", "reinstate", "begin_probation", "confirm_probation",
    ]  # fmt: skip


def test_an_applicant_is_made_a_member_at_the_desk(signed_in, board, ada):
    member = applied(ada, class_code="user")
    browser = signed_in(board)
    parse_strictly(browser.get(page(member, "admit")))
    browser.post(page(member, "admit"), {"resolution": RESOLUTION})
    member.refresh_from_db()
    assert (member.state, member.member_no) == ("active", 1)


@pytest.mark.parametrize(
    "change", [{"resolution": ""}, {"reason": ""}, {"answer_by": "2026-06-02"}, {"until": "2026-06-01"}]
)
def test_what_is_missing_is_said_and_nothing_happens(signed_in, board, member, change):
    response = signed_in(board).post(page(member, "suspend"), SAID | change)
    assert response.status_code == 422
    parse_strictly(response)
    member.refresh_from_db()
    assert member.state == "active"


def test_a_step_that_is_not_open_leads_back_and_an_unknown_one_is_not_found(signed_in, board, member):
    browser = signed_in(board)
    assert browser.get(page(member, "reinstate")).url == f"/office/members/{member.pk}/"
    assert browser.get(page(member, "promote")).status_code == 404
    assert browser.post(page(member, "reinstate"), SAID).status_code == 409


@pytest.mark.parametrize("step", sorted(STEPS))
def test_no_member_takes_an_office_step(signed_in, ada, member, step):
    assert signed_in(ada).post(page(member, step), SAID).status_code == 403
    member.refresh_from_db()
    assert member.state == "active"
