"""From the application to the member number: M1 to M5."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.actions.approve_application import approve_application
from coop.membership.actions.expire_application import expire_application
from coop.membership.actions.refuse_application import refuse_application
from coop.membership.actions.withdraw_application import withdraw_application
from coop.membership.errors import (
    AlreadyAMember,
    MayNotDecideMembership,
    NotAgreed,
    NotYetDue,
    NotYours,
    ResolutionMissing,
    TooYoung,
    WrongState,
)
from coop.membership.registry import events
from coop.membership.tasks import run_clock
from foundation.jobs.testing import run_all_jobs
from tests.factories.classes import class_has
from tests.factories.members import RESOLUTION, accepted, admitted, an_application, an_officer, applied

pytestmark = pytest.mark.django_db
COOP = settings.COOP["name"]


@pytest.fixture
def heard():
    """What the other rooms are told, for one test."""
    told, keys = [], ("approved", "refused", "admitted", "ended")
    listeners = {key: lambda *, member, at, key=key: told.append((key, member.state)) for key in keys}
    for key, listener in listeners.items():
        events.add(key, listener)
    yield told
    for key, listener in listeners.items():
        events._callables[key].remove(listener)


def test_who_is_too_young_or_does_not_agree_to_all_is_not_taken(ada, noon):
    for change, fact in (({"age_years": 15}, TooYoung), ({"agreed": frozenset({"rules"})}, NotAgreed)):
        with pytest.raises(fact):
            apply_for_membership(by=ada, class_code="user", application=an_application(**change), at=noon)
    assert ada.memberships.count() == 0


def test_one_application_is_open_per_person_and_class(ada, noon):
    applied(ada, class_code="user")
    with pytest.raises(AlreadyAMember):
        applied(ada, class_code="user")
    assert applied(ada, class_code="supporter").member_class_id == "supporter"


def test_an_accepted_applicant_has_thirty_days_on_the_co_op_s_calendar(board, heard, noon):
    member = approve_application(by=board, member=applied(), resolution=RESOLUTION, at=noon)
    assert member.state == "awaiting_payment"
    assert member.pay_by.astimezone(UTC) == datetime(2026, 7, 2, 22, 59, 59, tzinfo=UTC)
    event = member.events.last()
    assert (event.code, event.verb, event.by, event.resolution) == ("M2", "approve", board, RESOLUTION)
    assert heard == [("approved", "awaiting_payment")]


def test_a_policy_may_accept_too_but_names_itself(noon):
    with pytest.raises(ResolutionMissing):
        approve_application(by=None, member=applied(), resolution="", at=noon)
    assert approve_application(by=None, member=applied(), resolution="Policy 3", at=noon).state == "awaiting_payment"


def test_only_those_who_keep_the_register_decide(ada, noon):
    member = applied(ada)
    for act in (approve_application, refuse_application, admit_member):
        with pytest.raises(MayNotDecideMembership):
            act(by=ada, member=member, resolution="mine", at=noon)
    secretary = an_officer("Sid", "secretary")
    assert approve_application(by=secretary, member=member, resolution=RESOLUTION, at=noon).pay_by is not None


def test_a_reason_for_a_no_is_optional_and_the_person_may_apply_again(board, heard, ada, noon):
    refused = refuse_application(by=board, member=applied(ada), at=noon)
    assert (refused.state, refused.ended_at, refused.member_no) == ("rejected", noon, None)
    assert heard == [("refused", "rejected")]
    assert applied(ada).pk != refused.pk


def test_the_software_admits_only_whom_somebody_accepted(board, noon):
    with pytest.raises(WrongState):
        admit_member(by=None, member=applied(), resolution="Share paid", at=noon)
    member = admit_member(by=None, member=accepted(board=board), resolution="Share paid", at=noon)
    assert (member.state, member.member_no, member.active_from) == ("active", 1, noon)


def test_a_class_with_probation_begins_it_on_admission(board, noon):
    class_has("worker", probation_days=90, probation_requirement="Forty hours")
    member = admitted(board=board, at=noon)
    assert (member.probation.ends_at, member.probation.requirement) == (noon + timedelta(days=90), "Forty hours")


def test_a_place_that_is_not_paid_goes_only_after_its_last_day(board, heard, noon):
    member = accepted(board=board, at=noon)
    with pytest.raises(NotYetDue):
        expire_application(by=None, member=member, at=member.pay_by)
    gone = expire_application(by=None, member=member, at=member.pay_by + timedelta(seconds=1))
    assert (gone.state, heard[-1]) == ("expired", ("refused", "expired"))


def test_the_clock_asks_once_and_then_lets_the_place_go(board, noon):
    member = accepted(board=board, at=noon)
    run_all_jobs()
    mail.outbox.clear()
    for days in (20, 24, 26):
        run_clock(at=noon + timedelta(days=days))
    run_all_jobs()
    assert [message.subject for message in mail.outbox] == [f"Do you still want to join {COOP}?"]
    assert run_clock(at=noon + timedelta(days=31)) == 1
    member.refresh_from_db()
    assert member.state == "expired"
    assert [event.verb for event in member.events.all()] == ["apply", "approve", "remind", "expire"]


def test_an_applicant_may_take_it_back_and_nobody_else_for_them(board, ada, noon):
    member = applied(ada)
    with pytest.raises(NotYours):
        withdraw_application(by=board, member=member, at=noon)
    assert withdraw_application(by=ada, member=member, at=noon).state == "withdrawn"


def test_each_answer_comes_by_mail_in_the_reader_s_words(board, ada, noon):
    member = accepted(ada, board=board, at=noon)
    run_all_jobs()
    admit_member(by=None, member=member, resolution="Share paid", at=noon)
    run_all_jobs()
    refuse_application(by=board, member=applied(ada, class_code="user"), reason="Too far away", at=noon)
    run_all_jobs()
    assert [message.subject for message in mail.outbox] == [
        f"You are accepted at {COOP}",
        f"Welcome to {COOP}",
        f"Your application to {COOP}",
    ]
    accepted_mail, welcome, refused = (message.body for message in mail.outbox)
    assert "Thursday 2 July 2026" in accepted_mail
    assert "/me/membership/" in accepted_mail
    assert "Your member number is 1." in welcome
    assert "/co-op/" in welcome
    assert "The reason given: Too far away" in refused
    assert all(message.to == [ada.email] for message in mail.outbox)
