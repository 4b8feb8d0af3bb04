"""Probation, suspension, leaving, expulsion, death and lapse: M4 and M6 to M10."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, InternalError, transaction

from coop.membership import errors
from coop.membership.actions.answer_suspension import answer_suspension
from coop.membership.actions.appoint_officer import appoint_officer
from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.choose_voting_class import choose_voting_class
from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.actions.confirm_probation import confirm_probation
from coop.membership.actions.expel import expel
from coop.membership.actions.forget_register_details import forget_register_details
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.actions.lapse import lapse
from coop.membership.actions.record_death import record_death
from coop.membership.actions.refuse_application import refuse_application
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.suspend import suspend
from coop.membership.actions.take_back_notice import take_back_notice
from coop.membership.actions.update_register_details import update_register_details
from coop.membership.actions.warn_of_lapse import warn_of_lapse
from coop.membership.models import Consent, ConsentWording, Member, MemberClass, OfficeTerm, Probation
from coop.membership.queries.roll import members_on_roll, register_as_at
from coop.membership.tasks import run_clock
from foundation.jobs.testing import run_all_jobs
from tests.factories.members import RESOLUTION, admitted, applied

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 7, 2, 23, tzinfo=UTC)  # on the co-op's clock, after the last day of thirty


@pytest.fixture
def member(ada, board):
    return admitted(ada, board=board)


def on_roll(at):
    return [row.member_id for row in members_on_roll(at=at)]


def paused(member, board, at, **given):
    said = {"reason": "Late", "resolution": RESOLUTION, "answer_by": at + 5 * DAY, **given}
    return suspend(by=board, member=member, at=at, **said)


def test_nobody_is_suspended_without_a_reason_a_decision_and_a_chance_to_answer(member, board, noon):
    for change, fact in (
        ({"reason": " "}, errors.ReasonMissing),
        ({"resolution": ""}, errors.ResolutionMissing),
        ({"answer_by": noon}, errors.NotHeard),
    ):
        with pytest.raises(fact):
            paused(member, board, noon, **change)
    assert paused(member, board, noon).state == "suspended"


def test_a_suspended_member_is_off_the_roll_and_still_on_the_register(member, board, noon):
    assert on_roll(noon) == [member.pk]
    paused(member, board, noon)
    assert on_roll(noon) == []
    assert [row.member_id for row in register_as_at(at=noon)] == [member.pk]


def test_a_suspension_ends_by_itself_on_its_day(member, board, noon):
    paused(member, board, noon, until=noon + 10 * DAY)
    assert run_clock(at=noon + 10 * DAY - timedelta(seconds=1)) == 0
    assert run_clock(at=noon + 10 * DAY) == 1
    member.refresh_from_db()
    assert (member.state, member.suspended_until, member.events.last().by) == ("active", None, None)


def test_before_its_day_it_ends_only_by_a_decision(member, board, noon):
    paused(member, board, noon, until=noon + 10 * DAY)
    with pytest.raises(errors.ResolutionMissing):
        reinstate(by=board, member=member, at=noon)
    assert reinstate(by=board, member=member, resolution=RESOLUTION, at=noon).state == "active"


def test_the_answer_of_the_member_stands_in_the_history_until_the_day_is_over(member, board, ada, noon):
    paused(member, board, noon)
    with pytest.raises(errors.NotYours):
        answer_suspension(by=board, member=member, answer="Not me", at=noon)
    answer_suspension(by=ada, member=member, answer="I was ill.", at=noon + 5 * DAY)
    assert member.events.last().reason == "I was ill."
    with pytest.raises(errors.TooLate):
        answer_suspension(by=ada, member=member, answer="And more", at=noon + 6 * DAY)


def test_notice_sets_the_last_day_and_the_vote_lasts_until_then(member, ada, noon):
    leaving = give_notice_to_leave(by=ada, member=member, at=noon)
    assert (leaving.leaves_at.astimezone(UTC), leaving.votes_until) == (MIDNIGHT, leaving.leaves_at)
    assert on_roll(noon + 29 * DAY) == [member.pk]
    assert on_roll(MIDNIGHT) == []


def test_where_the_rules_say_so_the_vote_ends_with_the_notice(member, ada, noon):
    MemberClass.objects.filter(code="worker").update(vote_ends="at_once")
    give_notice_to_leave(by=ada, member=member, at=noon)
    assert on_roll(noon) == []


def test_a_letter_is_recorded_only_with_a_word_about_it(member, board, noon):
    with pytest.raises(errors.ReasonMissing):
        give_notice_to_leave(by=board, member=member, at=noon)
    assert give_notice_to_leave(by=board, member=member, reason="Letter of 1 June", at=noon).state == "leaving"


def test_the_clock_ends_the_membership_after_the_last_day_and_not_before(member, ada, noon):
    give_notice_to_leave(by=ada, member=member, at=noon)
    with pytest.raises(errors.NotYetDue):
        complete_leaving(by=None, member=member, at=MIDNIGHT - timedelta(seconds=1))
    assert run_clock(at=MIDNIGHT) == 1
    member.refresh_from_db()
    assert (member.state, member.ended_at, member.member_no) == ("former", MIDNIGHT, 1)


def test_one_may_stay_after_all_but_not_by_leaving_a_suspension(member, board, ada, noon):
    give_notice_to_leave(by=ada, member=member, at=noon)
    back = take_back_notice(by=ada, member=member, at=noon + DAY)
    assert (back.state, back.leaves_at, back.votes_until) == ("active", None, None)
    paused(member, board, noon)
    give_notice_to_leave(by=ada, member=member, at=noon)
    with pytest.raises(errors.WrongState):
        take_back_notice(by=ada, member=member, at=noon)


def test_a_seat_on_the_board_ends_with_the_membership(member, board, ada, noon):
    appoint_officer(by=board, user=ada, office="board", resolution="AGM", at=noon)
    expel(by=None, member=member, resolution="Members' decision 7", at=noon + DAY)
    assert OfficeTerm.objects.get(user=ada).ends_at == noon + DAY


def test_expulsion_names_its_decision_and_ends_the_vote_at_once(member, ada, noon):
    with pytest.raises(errors.ResolutionMissing):
        expel(by=None, member=member, resolution="", at=noon)
    with pytest.raises(errors.MayNotDecideMembership):
        expel(by=ada, member=member, resolution="mine", at=noon)
    assert expel(by=None, member=member, resolution="Decision 7", at=noon).ended_at == noon
    assert on_roll(noon) == []


def test_a_death_is_recorded_with_what_shows_it_and_nobody_is_written_to(member, board, noon):
    run_all_jobs()
    mail.outbox.clear()
    with pytest.raises(errors.ReasonMissing):
        record_death(by=board, member=member, reason="", at=noon)
    assert record_death(by=board, member=member, reason="Certificate 12", at=noon).state == "deceased"
    run_all_jobs()
    assert mail.outbox == []


def test_a_membership_lapses_only_after_years_a_letter_and_sixty_days(member, board, ada, noon):
    ada.last_login = noon - 1000 * DAY
    ada.save()
    with pytest.raises(errors.StillActive):
        warn_of_lapse(by=board, member=member, at=noon)
    ada.last_login = noon - 1200 * DAY
    ada.save()
    with pytest.raises(errors.NotWarned):
        lapse(by=board, member=member, resolution=RESOLUTION, at=noon)
    warn_of_lapse(by=board, member=member, at=noon)
    with pytest.raises(errors.NotYetDue):
        lapse(by=board, member=member, resolution=RESOLUTION, at=noon + 59 * DAY)
    assert lapse(by=board, member=member, resolution=RESOLUTION, at=noon + 60 * DAY).state == "lapsed"


def test_signing_in_once_after_the_letter_is_enough_to_stay(member, board, ada, noon):
    warn_of_lapse(by=board, member=member, at=noon)
    ada.last_login = noon + DAY
    ada.save()
    with pytest.raises(errors.StillActive):
        lapse(by=board, member=member, resolution=RESOLUTION, at=noon + 61 * DAY)


def test_probation_is_marked_on_the_roll_until_a_decision_confirms_it(member, board, noon):
    begin_probation(
        by=board, member=member, ends_at=noon + 90 * DAY, requirement="Forty hours", resolution=RESOLUTION, at=noon
    )
    assert [row.on_probation for row in members_on_roll(at=noon)] == [True]
    assert [row.on_probation for row in members_on_roll(at=noon + 91 * DAY)] == [True]
    confirm_probation(by=board, member=member, resolution=RESOLUTION, at=noon + DAY)
    assert [row.on_probation for row in members_on_roll(at=noon + DAY)] == [False]
    with pytest.raises(errors.NotOnProbation):
        confirm_probation(by=board, member=member, resolution=RESOLUTION, at=noon + DAY)


def test_somebody_in_two_classes_votes_once_in_the_one_they_chose(member, ada, board, noon):
    second = admitted(ada, board=board, class_code="user")
    assert on_roll(noon) == [member.pk]
    choose_voting_class(by=ada, member=second, at=noon)
    assert on_roll(noon) == [second.pk]
    with pytest.raises(errors.NotYours):
        choose_voting_class(by=board, member=member, at=noon)


def test_a_vote_begins_after_the_membership_not_with_the_application(ada, board, noon):
    member = admitted(ada, board=board, at=noon)
    assert on_roll(noon - timedelta(seconds=1)) == []
    assert on_roll(noon) == [member.pk]
    applied(class_code="user")
    assert on_roll(noon) == [member.pk]


def test_the_roll_takes_one_statement_however_many_are_on_it(member, board, noon, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(members_on_roll(at=noon)) == 1
    admitted(board=board)
    admitted(board=board, class_code="supporter")
    with django_assert_num_queries(1):
        assert [row.member_no for row in members_on_roll(at=noon)] == [1, 2, 3]


def test_the_register_can_be_read_as_at_any_day(member, ada, noon):
    give_notice_to_leave(by=ada, member=member, at=noon)
    complete_leaving(by=None, member=member, at=MIDNIGHT)
    assert [row.state for row in register_as_at(at=noon - DAY)] == ["active"]
    assert [row.state for row in register_as_at(at=noon)] == ["leaving"]
    assert register_as_at(at=MIDNIGHT) == []


def test_a_change_of_address_is_in_the_history_without_the_address(member, ada, board, noon):
    given = {"legal_name": "Ada Moss", "postal_address": "2 Secret Street", "notices_by_email": True}
    with pytest.raises(errors.NotYours):
        update_register_details(by=board, member=member, **given, at=noon)
    assert update_register_details(by=ada, member=member, **given, at=noon).postal_address == "2 Secret Street"
    assert member.events.last().data == {"fields": ["postal_address"]}


def test_years_after_the_end_the_register_forgets_name_and_address_and_keeps_the_number(member, ada, board, noon):
    give_notice_to_leave(by=ada, member=member, at=noon)
    complete_leaving(by=None, member=member, at=MIDNIGHT)
    refused = refuse_application(by=board, member=applied(ada, class_code="user"), at=noon)
    run_clock(at=noon + 364 * DAY)
    refused.refresh_from_db()
    assert refused.postal_address != ""
    run_clock(at=noon + 366 * DAY)
    refused.refresh_from_db()
    member.refresh_from_db()
    assert (refused.legal_name, refused.postal_address, refused.motivation) == ("", "", "")
    assert member.legal_name == "Ada Moss"
    with pytest.raises(errors.NotYetDue):
        forget_register_details(member=member, at=MIDNIGHT + 3650 * DAY)
    run_clock(at=MIDNIGHT + 3653 * DAY)
    member.refresh_from_db()
    assert (member.legal_name, member.postal_address, member.member_no) == ("", "", 1)
    assert member.events.last().verb == "forget_details"


@pytest.mark.parametrize("state", ["applied", "former", "awaiting_payment", "rejected", "draft"])
def test_the_database_refuses_a_step_that_is_not_in_the_table(member, state):
    with pytest.raises((IntegrityError, InternalError), match="does not go from active"), transaction.atomic():
        Member.objects.filter(pk=member.pk).update(state=state)


def test_the_database_refuses_another_person_behind_a_membership(member, board):
    for change in ({"user": board}, {"account_id": "m_other"}, {"member_class_id": "user"}):
        with pytest.raises((IntegrityError, InternalError), match="stays as it was agreed"), transaction.atomic():
            Member.objects.filter(pk=member.pk).update(**change)


def test_the_database_refuses_to_change_what_was_agreed_to(member):
    for table, change in ((Consent, {"kind": "rules"}), (ConsentWording, {"body": "nothing"})):
        with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
            table.objects.update(**change)


def test_the_database_refuses_patronage_for_supporters():
    with pytest.raises(IntegrityError, match="supporters_have_no_part_in_patronage"), transaction.atomic():
        MemberClass.objects.filter(code="supporter").update(eligible_for_patronage=True)


def test_the_database_refuses_a_probation_confirmed_by_nothing(member, noon):
    with pytest.raises(IntegrityError, match="confirmed_by_a_named_decision"), transaction.atomic():
        Probation.objects.create(member=member, starts_at=noon, ends_at=noon + DAY, confirmed_at=noon)
