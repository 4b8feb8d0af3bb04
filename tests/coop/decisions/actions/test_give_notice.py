"""Giving notice: the roll is frozen for good, and the times leave what the rules ask for."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import Error, connection, transaction

from coop.counting.formats.canonical import digest
from coop.decisions.actions.change_text import change_text
from coop.decisions.actions.edit_text import edit_text
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.actions.write_statement import write_statement
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import DecisionState, Kind, StrikeReason
from coop.decisions.errors import AlreadyStruck, NobodyOnTheRoll, NoticeTooShort, OnlyTheSecretary, WindowTooShort
from coop.decisions.models import Notice, NoticeDelivery, Roll, RollEntry
from coop.decisions.tasks import run_clock
from coop.membership.actions.record_death import record_death
from foundation.jobs.testing import run_all_jobs
from tests.factories.deciding import CLOSES, OPENS, SENT, WORDS, a_voter, an_officer, decided, noticed, with_final_text

pytestmark = pytest.mark.django_db
S = DecisionState


def notice_of(decision):
    return Notice.objects.get(decision=decision, round=decision.round)


def test_the_roll_is_every_member_with_a_vote_and_its_hash_is_in_the_notice(ana, jo):
    a_voter("Sue Moor", class_code="supporter")
    decision = noticed(jo, ana)
    roll = Roll.objects.get(decision=decision)
    rows = list(roll.entries.values_list("member_no", "member_class", "votes"))
    assert [row[0] for row in rows] == sorted([ana.member_no, jo.member_no, rows[-1][0]])
    document = [{"class": code, "member_no": number, "votes": votes} for number, code, votes in sorted(rows)]
    assert roll.sha256 == digest(document)
    assert notice_of(decision).document["roll"] == {"size": 3, "sha256": roll.sha256}
    assert digest(notice_of(decision).document) == notice_of(decision).sha256


def test_the_database_takes_nobody_onto_the_roll_after_the_notice(ana, jo):
    decision = noticed(jo, ana)
    late = a_voter("Late Comer")
    roll = Roll.objects.get(decision=decision)
    with pytest.raises(Error, match="the roll never grows after the notice"), transaction.atomic():
        RollEntry.objects.create(roll=roll, member=late, member_no=late.member_no, member_class="worker")
    with pytest.raises(Error, match="the roll never grows after the notice"), transaction.atomic():
        RollEntry.objects.bulk_create(
            [RollEntry(roll=roll, member=late, member_no=late.member_no, member_class="worker")]
        )
    with pytest.raises(Error, match="only ever struck"), transaction.atomic():
        roll.entries.update(member=late)
    with pytest.raises(Error, match="only ever struck"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM coop_decisions_rollentry WHERE roll_id = %s", [roll.pk])
    with pytest.raises(Error, match="a sealed roll stays as it is"), transaction.atomic():
        Roll.objects.filter(pk=roll.pk).update(sealed_at=None)
    assert roll.entries.count() == 2


def test_a_roll_cannot_be_sealed_with_a_wrong_size(ana, jo):
    decision = with_final_text(jo, ana)
    roll = Roll.objects.create(decision=decision, round=9)
    with pytest.raises(Error, match="counts all its entries"), transaction.atomic():
        Roll.objects.filter(pk=roll.pk).update(sealed_at=SENT, size=2, sha256="0" * 64)


def test_notice_and_window_are_clear_days_of_the_pack(ana, jo):
    decision = with_final_text(jo, ana)
    give = {"by": ana.user, "decision": decision, "at": SENT}
    early = datetime(2026, 6, 17, 22, 59, tzinfo=UTC)  # Wednesday, one minute before midnight in London
    with pytest.raises(NoticeTooShort, match="Thursday 18 June 2026") as told:
        give_notice(opens_at=early, closes_at=CLOSES, **give)
    assert set(told.value.fields) == {"opens_at"}
    with pytest.raises(WindowTooShort, match="Friday 3 July 2026"):
        give_notice(opens_at=OPENS, closes_at=datetime(2026, 7, 2, 22, 59, tzinfo=UTC), **give)
    assert not Roll.objects.exists()
    assert give_notice(opens_at=early + timedelta(minutes=1), closes_at=CLOSES, **give).state == S.NOTICED


@pytest.mark.parametrize("kind", [Kind.EXPULSION, Kind.REMOVAL])
def test_who_is_to_be_put_out_has_twenty_one_clear_days(ana, jo, kind):
    sue = an_officer("Sue Moor", office="board")
    payload = {"member_id": sue.pk, "user_id": sue.user_id, "reasons": "Repeatedly absent."}
    decision = with_final_text(jo, ana, kind=kind, payload=payload)
    give = {"by": ana.user, "decision": decision, "closes_at": CLOSES + timedelta(days=30), "at": SENT}
    with pytest.raises(NoticeTooShort, match="Thursday 25 June 2026"):
        give_notice(opens_at=datetime(2026, 6, 24, 12, tzinfo=UTC), **give)
    assert give_notice(opens_at=datetime(2026, 6, 25, 12, tzinfo=UTC), **give).state == S.NOTICED


def test_the_person_concerned_has_the_reply_and_may_not_act_as_secretary(ana, jo):
    payload = {"member_id": ana.pk, "user_id": ana.user_id, "reasons": "Kept the keys."}
    board = an_officer("Bo Lind", office="board")
    decision = with_final_text(jo, board, kind=Kind.EXPULSION, payload=payload)
    write_statement(by=ana.user, decision=decision, side="against", text="I gave them back in May.", at=SENT)
    give = {"decision": decision, "opens_at": OPENS + timedelta(days=9), "closes_at": CLOSES + timedelta(days=9)}
    with pytest.raises(Exception, match="This decision is about you"):
        give_notice(by=ana.user, at=SENT, **give)
    decision = give_notice(by=board.user, at=SENT, **give)
    assert notice_of(decision).document["statements"] == {"against": "I gave them back in May."}


def test_only_the_secretary_or_the_board_gives_notice(ana, jo):
    decision = with_final_text(jo, ana)
    with pytest.raises(OnlyTheSecretary):
        give_notice(by=jo.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)


def test_nobody_on_the_roll_is_no_vote(ana):
    a_board = an_officer("Bo Lind", office="board")
    decision = with_final_text(a_board, ana)
    for member in (a_board, ana):
        type(member).objects.filter(pk=member.pk).update(state="suspended")
    with pytest.raises(NobodyOnTheRoll):
        give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)


def test_everybody_gets_the_whole_text_by_mail(ana, jo):
    decision = with_final_text(jo, ana)
    give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    run_all_jobs()
    letters = [letter for letter in mail.outbox if "Notice of a vote" in letter.subject]
    assert sorted(letter.to[0] for letter in letters) == sorted([ana.user.email, jo.user.email])
    body = letters[0].body
    for words in (WORDS.question, WORDS.body, WORDS.if_passes, WORDS.if_fails, "Thursday 18 June 2026, 09:00 (BST)",
                  f"/decisions/{decision.slug}/"):  # fmt: skip
        assert words in body, words
    assert set(NoticeDelivery.objects.values_list("state", flat=True)) == {"sent"}


def test_changing_the_text_after_the_notice_voids_it_and_the_next_notice_has_a_roll_of_its_own(ana, jo):
    decision = noticed(jo, ana)
    decision = change_text(by=jo.user, decision=decision, reason="The price was wrong.", at=SENT)
    assert decision.state == S.DELIBERATING
    first = Notice.objects.get(decision=decision, round=1)
    assert (first.voided_at, first.void_reason, first.roll.voided_at) == (SENT, "The price was wrong.", SENT)
    late = a_voter("Late Comer")
    wording = Wording(**{**WORDS.__dict__, "cost": "About £2,400, once."})
    decision = edit_text(by=jo.user, decision=decision, wording=wording, at=SENT)
    decision = settle_text(by=ana.user, decision=decision, at=SENT)
    decision = give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    assert decision.round == 2
    assert RollEntry.objects.filter(roll__decision=decision, roll__round=2, member=late).exists()
    assert not RollEntry.objects.filter(roll__decision=decision, roll__round=1, member=late).exists()
    assert notice_of(decision).document["text"]["sha256"] != first.document["text"]["sha256"]


def test_the_database_holds_the_text_of_a_notice(ana, jo):
    decision = noticed(jo, ana)
    for column, value in (("text_sha256", "'x'"), ("secrecy", "'L1+'"), ("subject_payload", "'{\"a\":1}'")):
        with (
            pytest.raises(Error, match="what the notice says stays as it is"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE coop_decisions_decision SET {column} = {value} WHERE id = %s", [decision.pk])


def test_a_member_who_died_is_struck_and_stays_in_the_hash(ana, jo):
    sue = a_voter("Sue Moor")
    decision = noticed(jo, ana)
    before = Roll.objects.get(decision=decision).sha256
    record_death(by=ana.user, member=sue, resolution="Board, 2 June", reason="Told by her daughter", at=SENT)
    entry = RollEntry.objects.get(roll__decision=decision, member=sue)
    assert (entry.struck_at, entry.struck_reason) == (SENT, StrikeReason.DIED)
    assert Roll.objects.get(decision=decision).sha256 == before
    with pytest.raises(AlreadyStruck):
        strike_entry(by=ana.user, entry=entry, reason=StrikeReason.LEFT, at=SENT)


def test_who_left_while_the_notice_was_being_given_is_struck_by_the_clock(ana, jo):
    sue = a_voter("Sue Moor")
    decision = noticed(jo, ana)
    # Committed beside us: neither saw the other.
    type(sue).objects.filter(pk=sue.pk).update(state="leaving")
    type(sue).objects.filter(pk=sue.pk).update(state="former")
    run_clock(at=SENT)
    struck = RollEntry.objects.get(roll__decision=decision, struck_at__isnull=False)
    assert (struck.member, struck.struck_reason) == (sue, StrikeReason.LEFT)


def test_results_go_out_in_batches_and_everybody_gets_one(ana, jo, monkeypatch):
    people = [ana, jo, a_voter("Sue Moor")]
    monkeypatch.setattr("coop.decisions.tasks.BATCH", 2)
    decided(jo, ana, votes={})
    mail.outbox.clear()
    run_all_jobs()
    told = [letter.to[0] for letter in mail.outbox if letter.subject.startswith("Result:")]
    assert sorted(told) == sorted(member.user.email for member in people)
