"""Whatever people, board and clock try, in whatever order: the table holds, and history alone gives the state."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.approve_application import approve_application
from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.actions.expel import expel
from coop.membership.actions.expire_application import expire_application
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.actions.lapse import lapse
from coop.membership.actions.record_death import record_death
from coop.membership.actions.refuse_application import refuse_application
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.suspend import suspend
from coop.membership.actions.take_back_notice import take_back_notice
from coop.membership.actions.warn_of_lapse import warn_of_lapse
from coop.membership.actions.withdraw_application import withdraw_application
from coop.membership.calculations.leaving import last_day
from coop.membership.calculations.replay import state_after
from coop.membership.enums import ENDED, LIVE, LeavingRule
from coop.membership.models import Member
from coop.membership.queries.roll import members_on_roll, register_as_at
from foundation.errors import Fact
from tests.factories.classes import class_has
from tests.factories.marketplace import a_user
from tests.factories.members import RESOLUTION, an_officer, applied, expelled

BEGIN = datetime(2026, 6, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def deeds(who):
    """Every verb, as whoever may do it in the end; `who` is the software, the board or the person."""
    return {
        "approve": lambda m, at: approve_application(by=who, member=m, resolution=RESOLUTION, at=at),
        "refuse": lambda m, at: refuse_application(by=who, member=m, at=at),
        "withdraw": lambda m, at: withdraw_application(by=who, member=m, at=at),
        "admit": lambda m, at: admit_member(by=who, member=m, resolution=RESOLUTION, at=at),
        "expire": lambda m, at: expire_application(by=who, member=m, at=at),
        "suspend": lambda m, at: suspend(
            by=who, member=m, reason="R", resolution=RESOLUTION, answer_by=at + DAY, until=at + 9 * DAY, at=at
        ),
        "reinstate": lambda m, at: reinstate(by=who, member=m, at=at),
        "expel": lambda m, at: (
            expelled(m, at=at)
            if who is None
            else expel(by=who, member=m, resolution=RESOLUTION, reason="R", proof="1", at=at)
        ),
        "leave": lambda m, at: give_notice_to_leave(by=who, member=m, reason="Letter", at=at),
        "stay": lambda m, at: take_back_notice(by=who, member=m, at=at),
        "left": lambda m, at: complete_leaving(by=who, member=m, at=at),
        "died": lambda m, at: record_death(by=who, member=m, reason="Certificate", at=at),
        "warn": lambda m, at: warn_of_lapse(by=who, member=m, at=at),
        "lapse": lambda m, at: lapse(by=who, member=m, resolution=RESOLUTION, at=at),
    }


VERBS = sorted(deeds(None))
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.sampled_from(["software", "board", "self"]), st.integers(0, 40)), max_size=14
)


class TestMembershipMachine(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(steps=STEPS, rule=st.sampled_from(LeavingRule.values))
    def test_history_alone_gives_the_state_and_nothing_ends_twice(self, steps, rule):
        class_has("worker", leaving_rule=rule)
        board, ada = an_officer(), a_user("Ada Moss")
        at, member = BEGIN, applied(ada, at=BEGIN)
        people = {"software": None, "board": board, "self": ada}
        seen = [(at, "applied")]
        for verb, who, days in steps:
            at += days * DAY + timedelta(minutes=1)
            with suppress(Fact):
                deeds(people[who])[verb](member, at)
            before, member = member, Member.objects.get(pk=member.pk)
            assert before.state not in ENDED or member.state == before.state, "nothing follows the end"
            assert before.member_no is None or member.member_no == before.member_no
            seen.append((at, member.state))
        history = list(member.events.values_list("from_state", "to_state"))
        assert state_after(history) == member.state
        assert (member.member_no is None) == (member.active_from is None)
        assert (member.ended_at is not None) == (member.state in ENDED)
        on_roll = {row.member_id for row in members_on_roll(at=at)}
        assert on_roll <= {row.member_id for row in register_as_at(at=at)}
        for moment, state in seen:
            listed = [row.state for row in register_as_at(at=moment)]
            assert listed == ([state] if state in LIVE else [])


@pytest.mark.parametrize("rule", LeavingRule.values)
@given(
    given_on=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    days=st.integers(0, 400),
    month=st.integers(1, 12),
    years=st.integers(0, 5),
)
def test_no_membership_ends_before_its_notice_or_later_for_an_earlier_notice(rule, given_on, days, month, years):
    ends = last_day(rule, given_on, days=days, month=month, years=years)
    earliest = given_on if rule == "immediate" else given_on + timedelta(days=days)
    assert ends >= earliest
    assert last_day(rule, given_on + DAY, days=days, month=month, years=years) >= ends
