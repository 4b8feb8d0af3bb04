"""A value that members changed begins only after all of them were told, on the day named or after the days of notice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.enums import Kind
from coop.decisions.errors import SubjectHasAProblem
from coop.decisions.subjects.policy_change import PolicyChange
from coop.rules.actions.set_policy import set_policy
from coop.rules.models import PolicyVersion
from coop.rules.queries.coming_changes import coming_changes
from coop.rules.queries.policy_in_force import policy_in_force
from foundation.jobs.testing import run_all_jobs
from tests.factories.deciding import LATER, PROPOSED, a_submitted, decided, in_force

pytestmark = pytest.mark.django_db
STANDS = LATER  # 17 July 2026 in the evening
DAY = timedelta(days=1)


def levy(value=700, starts_on=""):
    return {
        "kind": Kind.POLICY_CHANGE,
        "payload": {"key": "levy_bp", "value": value, "scope": "", "starts_on": starts_on},
    }


def begins(decision):
    """When the version that this decision made starts."""
    return PolicyVersion.objects.get(decision_url=decision.get_absolute_url()).starts_at


def test_without_a_day_it_begins_a_fortnight_after_the_result_stands_and_everybody_is_told_before(ana, jo):
    decision = in_force(jo, ana, **levy())
    assert begins(decision) == datetime(2026, 7, 30, 23, tzinfo=UTC)  # 31 July begins, in London
    assert policy_in_force("levy_bp", at=STANDS).value == 800
    (change,) = coming_changes(at=STANDS)
    assert change.change == "from 8 % to 7 %"
    mail.outbox.clear()
    run_all_jobs()
    told = [letter for letter in mail.outbox if letter.subject.startswith("From Friday 31 July 2026:")]
    assert sorted(letter.to[0] for letter in told) == sorted([ana.user.email, jo.user.email])
    assert policy_in_force("levy_bp", at=begins(decision)).value == 700


def test_a_day_that_was_voted_on_is_kept_also_when_it_comes_sooner(ana, jo):
    assert begins(in_force(jo, ana, **levy(starts_on="2026-07-20"))) == datetime(2026, 7, 19, 23, tzinfo=UTC)


def test_a_day_that_has_begun_when_the_result_stands_gives_way_to_the_days_of_notice(ana, jo):
    assert begins(in_force(jo, ana, **levy(starts_on="2026-07-17"))) == datetime(2026, 7, 30, 23, tzinfo=UTC)


def test_the_days_of_notice_are_those_the_members_decided(ana, jo):
    set_policy(by=None, key="policy_notice_days", value=30, decision_name="AGM", starts_at=PROPOSED, at=PROPOSED)
    assert begins(in_force(jo, ana, **levy())) == datetime(2026, 8, 15, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_on", "words"),
    [
        ("", "It starts 14 days after the result stands. Every member is told before."),
        ("2026-08-01",
         "It starts on Saturday 1 August 2026 if the result stands by then, else 14 days after it stands."),
    ],
)  # fmt: skip
def test_the_notice_says_from_when(starts_on, words, django_assert_num_queries):
    with django_assert_num_queries(1):
        lines = PolicyChange().what_changes(levy(starts_on=starts_on)["payload"], STANDS)
    assert lines[:2] == ["The co-op's share: now 8 %, then 7 %.", words]


def test_what_is_decided_and_has_not_begun_can_be_taken_back_by_another_vote(ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"}, **levy())
    with pytest.raises(SubjectHasAProblem, match="is 8 % already"):
        a_submitted(jo, **levy(value=800))
    decision = confirm_result(by=None, decision=decision, at=STANDS)
    bring_into_force(by=None, decision=decision, at=STANDS)
    assert a_submitted(jo, **levy(value=800), at=STANDS + DAY).state == "submitted"
