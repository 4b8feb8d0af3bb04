from datetime import timedelta

import pytest

from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.actions.refuse_application import refuse_application
from coop.membership.actions.suspend import suspend
from tests.factories.members import RESOLUTION, accepted, admitted, applied
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/me/membership/"


def test_who_never_joined_is_shown_how(signed_in, ada):
    response = signed_in(ada).get(PAGE)
    parse_strictly(response)
    assert "You are not a member yet" in response.text
    assert 'href="/join/"' in response.text


def test_an_applicant_reads_that_there_is_nothing_to_do(signed_in, ada):
    member = applied(ada)
    response = signed_in(ada).get(PAGE)
    parse_strictly(response)
    assert "There is nothing to do now." in response.text
    assert f'action="/me/membership/{member.pk}/withdraw/"' in response.text


def test_an_accepted_applicant_has_one_next_step_and_a_last_day(signed_in, ada, board, noon):
    accepted(ada, board=board, at=noon)
    response = signed_in(ada).get(PAGE)
    parse_strictly(response)
    assert "Pay your share by Thursday 2 July 2026" in response.text
    assert response.text.count("Pay your share</") == 1


def test_a_member_sees_number_class_and_history(signed_in, ada, board, noon):
    member = admitted(ada, board=board, at=noon)
    text = signed_in(ada).get(PAGE).text
    for words in ("Worker-member", f"<dd>{member.member_no}</dd>", "2 June 2026", "Became a member", RESOLUTION):
        assert words in text
    assert "Bea Board" not in text


def test_probation_is_told_with_what_is_asked(signed_in, ada, board, noon):
    member = admitted(ada, board=board, at=noon)
    begin_probation(
        by=board, member=member, ends_at=noon + timedelta(days=90), requirement="Forty hours", resolution="R", at=noon
    )
    text = signed_in(ada).get(PAGE).text
    assert "Forty hours" in text
    assert "Until 31 August 2026" in text


def test_who_is_suspended_can_answer_and_who_leaves_can_stay(signed_in, ada, board, noon):
    worker = admitted(ada, board=board)
    user = admitted(ada, board=board, class_code="user")
    suspend(
        by=board, member=worker, reason="Late", resolution="R", answer_by=noon + timedelta(days=5),
        until=noon + timedelta(days=30), at=noon,
    )  # fmt: skip
    give_notice_to_leave(by=ada, member=user, at=noon)
    response = signed_in(ada).get(PAGE)
    parse_strictly(response)
    assert f'href="/me/membership/{worker.pk}/answer/"' in response.text
    assert f'action="/me/membership/{user.pk}/stay/"' in response.text
    assert "Your last day as a member is Thursday 2 July 2026" in response.text


def test_a_refusal_shows_the_reason_and_stands_under_what_is_over(signed_in, ada, board, noon):
    refuse_application(by=board, member=applied(ada), reason="Outside our valley", at=noon)
    response = signed_in(ada).get(PAGE)
    parse_strictly(response)
    assert "Outside our valley" in response.text
    assert "Over</h2>" in response.text


@pytest.mark.parametrize("times", [1, 3])
def test_it_asks_the_register_three_times_however_long_the_past(signed_in, ada, board, noon, times):
    for _ in range(times):
        refuse_application(by=board, member=applied(ada), at=noon)
    browser = signed_in(ada)
    # roles, memberships, histories
    assert queries_of("coop_membership_", lambda: browser.get(PAGE)) == 3
