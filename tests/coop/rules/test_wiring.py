from datetime import timedelta

import pytest

from coop.membership.enums import MemberState
from coop.rules.actions.set_policy import set_policy
from coop.rules.wiring import rules_card
from tests.factories.marketplace import a_user
from tests.factories.members import accepted, an_officer, applied

pytestmark = pytest.mark.django_db


def test_the_members_page_says_what_changes_next(noon, django_assert_num_queries):
    assert rules_card(user=None, roles=set(), at=noon).sentence.startswith("What the software obeys")
    set_policy(by=None, key="levy_bp", value=700, decision_name="V", starts_at=noon + timedelta(days=13), at=noon)
    with django_assert_num_queries(1):
        card = rules_card(user=None, roles=set(), at=noon)
    assert (
        card.sentence == "The co-op's share: from 8 % to 7 % from Monday 15 June 2026. Bookings made before keep 8 %."
    )


def decide(key, value, at):
    return set_policy(by=None, key=key, value=value, decision_name=f"Vote on {key}", starts_at=at, at=at)


def test_an_applicant_waits_for_the_board_until_members_decide_otherwise(noon):
    assert applied(at=noon).state == MemberState.APPLIED
    decide("auto_approve_applications", True, noon)
    member = applied(a_user("Bo Moss"), at=noon)
    assert (member.state, member.pay_by is not None) == (MemberState.AWAITING_PAYMENT, True)
    assert member.events.get(verb="approve").resolution == "Vote on auto_approve_applications"


def test_the_time_to_pay_is_the_one_that_was_decided(noon):
    board = an_officer()
    before = accepted(board=board, at=noon)
    decide("pay_by_days", 14, noon)
    after = accepted(a_user("Bo Moss"), board=board, at=noon)
    assert [(member.pay_by - noon).days for member in (before, after)] == [before.member_class.pay_within_days, 14]
