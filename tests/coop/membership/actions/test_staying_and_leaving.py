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
from coop.membership.enums import Office
from coop.membership.models import Consent, ConsentWording, Member, OfficeTerm, Probation, RegisterDetails
from coop.membership.policies import can_decide_membership, is_staff, is_treasurer
from coop.membership.queries.lapse import last_active, members_away
from coop.membership.queries.members import probations_over
from coop.membership.queries.register_details import details_at
from coop.membership.queries.roll import members_on_roll, register_as_at
from coop.membership.registry import signs_of_life
from coop.membership.tasks import run_clock
from coop.rules.actions.set_policy import set_policy
from foundation.accounts.models import User
from foundation.jobs.testing import run_all_jobs
from tests.factories.classes import class_has
from tests.factories.marketplace import a_user
from tests.factories.members import RESOLUTION, admitted, an_officer, applied, expelled

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
    class_has("worker", vote_ends="at_once")
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


def in_office(user):
    return sorted(OfficeTerm.objects.filter(user=user, ends_at__isnull=True).values_list("office", flat=True))


def every_office(user, board, noon):
    for office in Office.values:
        appoint_officer(by=board, user=user, office=office, resolution="AGM", at=noon)


def test_whoever_is_expelled_has_no_office_any_longer_even_with_another_membership(member, board, ada, noon):
    every_office(ada, board, noon)
    admitted(ada, board=board, class_code="user")
    class_has(eligible_for_board=True)
    expelled(member, at=noon + DAY)
    assert in_office(ada) == []
    ada = User.objects.get(pk=ada.pk)
    assert (can_decide_membership(ada), is_treasurer(ada), is_staff(ada)) == (False, False, False)
    assert set(OfficeTerm.objects.filter(user=ada).values_list("ends_at", flat=True)) == {noon + DAY}


def test_whoever_leaves_keeps_only_an_office_that_needs_no_membership(member, board, ada, noon):
    every_office(ada, board, noon)
    give_notice_to_leave(by=ada, member=member, at=noon)
    assert in_office(ada) == sorted(Office.values)
    complete_leaving(by=None, member=member, at=MIDNIGHT)
    assert in_office(ada) == ["coordinator", "secretary"]


def test_the_dead_hold_no_office(member, board, ada, noon):
    every_office(ada, board, noon)
    record_death(by=board, member=member, reason="Certificate 12", at=noon + DAY)
    assert in_office(ada) == []


@pytest.mark.parametrize(
    ("sits", "kept"), [(True, sorted(Office.values)), (False, ["coordinator", "secretary", "treasurer"])]
)
def test_another_membership_carries_the_offices_its_class_may_hold(member, board, ada, noon, sits, kept):
    class_has("user", eligible_for_board=sits)
    every_office(ada, board, noon)
    admitted(ada, board=board, class_code="user")
    give_notice_to_leave(by=ada, member=member, at=noon)
    complete_leaving(by=None, member=member, at=MIDNIGHT)
    assert in_office(ada) == kept


def test_nobody_expels_at_a_desk_whatever_their_office(member, board, ada, noon):
    office_staff = a_user("Otto Desk", is_staff=True)
    said = {"member": member, "resolution": "Minutes of 3 May", "reason": "Took the till", "proof": "1", "at": noon}
    for by in (office_staff, board, an_officer("Sid", "secretary"), ada):
        with pytest.raises(errors.OnlyTheMembersExpel):
            expel(by=by, **said)
    with pytest.raises(errors.OnlyTheMembersExpel):
        expel(by=None, **said)  # no room vouches for a vote
    member.refresh_from_db()
    assert member.state == "active"


def test_expulsion_names_its_decision_and_its_reason_and_ends_the_vote_at_once(member, noon):
    with pytest.raises(errors.ResolutionMissing):
        expelled(member, resolution="", at=noon)
    assert expelled(member, at=noon).ended_at == noon
    assert member.events.last().data == {"proof": "7"}
    assert on_roll(noon) == []


def test_a_death_is_recorded_with_what_shows_it_and_nobody_is_written_to(member, board, noon):
    run_all_jobs()
    mail.outbox.clear()
    with pytest.raises(errors.ReasonMissing):
        record_death(by=board, member=member, reason="", at=noon)
    assert record_death(by=board, member=member, reason="Certificate 12", at=noon).state == "deceased"
    run_all_jobs()
    assert mail.outbox == []


def seen(user, at):
    User.objects.filter(pk=user.pk).update(last_login=at)


@pytest.fixture
def old_hand(board, noon):
    """Entered on paper six years ago and signed in last 1,200 days ago."""
    member = admitted(a_user("Old Hand"), board=board, at=noon - 2200 * DAY)
    seen(member.user, noon - 1200 * DAY)
    return member


def lapses(member, board, at):
    return lapse(by=board, member=member, resolution=RESOLUTION, at=at).state


def test_a_membership_lapses_only_after_years_a_letter_and_sixty_days(old_hand, board, noon):
    seen(old_hand.user, noon - 1000 * DAY)
    with pytest.raises(errors.StillActive):
        warn_of_lapse(by=board, member=old_hand, at=noon)
    seen(old_hand.user, noon - 1200 * DAY)
    with pytest.raises(errors.NotWarned):
        lapses(old_hand, board, noon)
    warn_of_lapse(by=board, member=old_hand, at=noon)
    with pytest.raises(errors.NotYetDue):
        lapses(old_hand, board, noon + 59 * DAY)
    assert lapses(old_hand, board, noon + 60 * DAY) == "lapsed"


def test_signing_in_once_after_the_letter_is_enough_to_stay(old_hand, board, noon):
    warn_of_lapse(by=board, member=old_hand, at=noon)
    seen(old_hand.user, noon + DAY)
    with pytest.raises(errors.StillActive):
        lapses(old_hand, board, noon + 61 * DAY)


def test_whoever_came_back_and_went_away_again_is_written_to_again(old_hand, board, noon):
    warn_of_lapse(by=board, member=old_hand, at=noon)
    seen(old_hand.user, noon + DAY)
    years_later = noon + 1500 * DAY
    with pytest.raises(errors.NotWarned):
        lapses(old_hand, board, years_later)
    warn_of_lapse(by=board, member=old_hand, at=years_later)
    with pytest.raises(errors.NotYetDue):
        lapses(old_hand, board, years_later + 59 * DAY)
    assert lapses(old_hand, board, years_later + 60 * DAY) == "lapsed"


def test_a_member_on_paper_who_never_signed_in_is_away_only_from_the_day_of_entry(board, noon):
    new = admitted(a_user("Paper Hand"), board=board, at=noon - DAY)
    assert new.user.last_login is None
    with pytest.raises(errors.StillActive):
        warn_of_lapse(by=board, member=new, at=noon)
    assert warn_of_lapse(by=board, member=new, at=noon + 1096 * DAY).state == "active"


def test_a_sign_of_life_in_any_room_counts(old_hand, board, noon):
    signs_of_life.register("tests.signs", lambda *, users: dict.fromkeys(users, noon - 9 * DAY))
    try:
        assert last_active([old_hand]) == {old_hand.pk: noon - 9 * DAY}
        with pytest.raises(errors.StillActive):
            warn_of_lapse(by=board, member=old_hand, at=noon)
    finally:
        del signs_of_life._values["tests.signs"]


def test_years_and_days_are_those_the_members_decided_and_a_letter_keeps_the_days_it_promised(old_hand, board, noon):
    for key, value in (("lapse_after_years", 4), ("lapse_notice_days", 30)):
        set_policy(by=None, key=key, value=value, decision_name="AGM", starts_at=noon, at=noon)
    with pytest.raises(errors.StillActive):
        warn_of_lapse(by=board, member=old_hand, at=noon)
    at = noon + 300 * DAY
    warn_of_lapse(by=board, member=old_hand, at=at)
    mail.outbox.clear()
    run_all_jobs()
    (letter,) = [one for one in mail.outbox if one.subject.startswith("Are you still with")]
    assert "nothing in 30 days" in letter.body
    set_policy(by=None, key="lapse_notice_days", value=200, decision_name="AGM", starts_at=at, at=at)
    with pytest.raises(errors.NotYetDue):
        lapses(old_hand, board, at + 29 * DAY)
    assert lapses(old_hand, board, at + 30 * DAY) == "lapsed"


def test_the_office_knows_whom_to_write_to_and_whose_days_are_over(old_hand, member, board, noon):
    def away(at):
        found = members_away(at=at)
        return [one.pk for one in found.to_write_to], [one.pk for one in found.may_lapse]

    assert away(noon) == ([old_hand.pk], [])
    warn_of_lapse(by=board, member=old_hand, at=noon)
    assert away(noon + 59 * DAY) == ([], [])
    assert away(noon + 60 * DAY) == ([], [old_hand.pk])
    seen(old_hand.user, noon + 61 * DAY)
    assert away(noon + 62 * DAY) == ([], [])
    assert away(noon + 1200 * DAY) == ([old_hand.pk, member.pk], [])


def test_probation_is_marked_on_the_roll_until_a_decision_confirms_it(member, board, noon):
    begin_probation(
        by=board, member=member, ends_at=noon + 90 * DAY, requirement="Forty hours", resolution=RESOLUTION, at=noon
    )
    assert [row.on_probation for row in members_on_roll(at=noon)] == [True]
    assert [row.on_probation for row in members_on_roll(at=noon + 91 * DAY)] == [True]
    assert list(probations_over(at=noon + 90 * DAY - timedelta(seconds=1))) == []
    assert list(probations_over(at=noon + 90 * DAY)) == [member]
    confirm_probation(by=board, member=member, resolution=RESOLUTION, at=noon + DAY)
    assert list(probations_over(at=noon + 91 * DAY)) == []
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


def entry(member, at):
    found = details_at([member.pk], at=at).get(member.pk)
    return found and (found.name, found.address, found.email, found.email_for)


def test_what_the_register_said_on_any_day_is_kept(member, ada, noon):
    entered, at_first = member.active_from, ("Ada Moss", "1 Mill Lane\nHebden Bridge\nHX7 8AA", ada.email, "notices")
    given = {"legal_name": "Ada Hill", "postal_address": "9 Hill Road", "notices_by_email": False}
    update_register_details(by=ada, member=member, **given, at=noon)
    update_register_details(by=ada, member=member, **given, at=noon + DAY)  # nothing new: no version
    assert entry(member, entered - timedelta(seconds=1)) is None
    assert (entry(member, entered), entry(member, noon - timedelta(seconds=1))) == (at_first, at_first)
    assert entry(member, noon) == ("Ada Hill", "9 Hill Road", "", "")
    assert RegisterDetails.objects.filter(member=member).count() == 2


def test_another_address_of_the_account_is_in_the_register_at_once(member, ada, noon):
    old, ada.email = ada.email, "ada@new.example"
    ada.save(update_fields=["email"])
    assert [one.email for one in RegisterDetails.objects.filter(member=member)] == [old, "ada@new.example"]
    assert entry(member, noon)[2] == "ada@new.example"
    ada.last_login = noon
    ada.save(update_fields=["last_login"])
    assert RegisterDetails.objects.filter(member=member).count() == 2


def test_the_entry_of_somebody_who_has_left_stays_as_it_was(member, ada, noon):
    give_notice_to_leave(by=ada, member=member, at=noon)
    complete_leaving(by=None, member=member, at=MIDNIGHT)
    ada.name, ada.email = "Somebody Else", "else@example.org"
    ada.save()
    assert RegisterDetails.objects.filter(member=member).count() == 1


def test_the_database_refuses_to_rewrite_an_entry_and_lets_it_be_blanked_as_a_whole(member):
    mine = RegisterDetails.objects.filter(member=member)
    for change in ({"name": "Nobody"}, {"address": ""}, {"from_at": MIDNIGHT}):
        with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
            mine.update(**change)
    with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
        mine.delete()
    assert mine.update(name="", address="", email="", email_for="") == 1


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
    assert {entry(member, at) for at in (member.active_from, noon, MIDNIGHT)} == {("", "", "", "")}
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
        class_has("supporter", eligible_for_patronage=True)


def test_the_database_refuses_a_probation_confirmed_by_nothing(member, noon):
    with pytest.raises(IntegrityError, match="confirmed_by_a_named_decision"), transaction.atomic():
        Probation.objects.create(member=member, starts_at=noon, ends_at=noon + DAY, confirmed_at=noon)
