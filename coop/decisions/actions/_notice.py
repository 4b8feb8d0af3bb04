"""Giving notice: the roll is frozen, the notice made, its copies queued. Private to the actions of this room."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from coop.counting.formats.canonical import digest
from coop.decisions.actions._ballot_box import prepare_box
from coop.decisions.actions._move import Actor, move
from coop.decisions.calculations.clear_days import local_day
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.calculations.roll_document import roll_sha256
from coop.decisions.errors import (
    NobodyOnTheRoll,
    NoShortNoticeHere,
    NoticeTooShort,
    NotReceivedYet,
    OutsideTheStageWindow,
    WindowTooLong,
    WindowTooShort,
)
from coop.decisions.models import Decision, Notice, NoticeDelivery, Roll, RollEntry
from coop.decisions.queries.entitled import entitled_members
from coop.decisions.queries.notice_document import notice_document
from coop.decisions.queries.support import procedure_number
from coop.decisions.queries.timing import Timing, timing_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.registry import moments
from foundation.formats import date_format
from foundation.jobs.actions.enqueue import enqueue

BATCH = 500  # copies of a notice in one job
ROWS = 2000  # rows in one INSERT


def put_on_notice(
    decision: Decision,
    *,
    verb: str,
    actor: Actor,
    stage: int,
    opens_at: datetime,
    closes_at: datetime,
    short: bool = False,
    at: datetime,
) -> Decision:
    """Carry out a row of the table that gives notice, on a locked decision.

    `short`: voting may open before the clear days are over; it will only with the agreement of almost everybody.
    Raises NoticeTooShort, NoShortNoticeHere, NotReceivedYet, WindowTooShort, WindowTooLong, OutsideTheStageWindow,
    NobodyOnTheRoll.
    """
    spec = kind_spec(decision.kind)
    timing = timing_of(decision, stage=stage, about_a_person=spec.about_a_person, at=at)
    _check_opening(timing, opens_at=opens_at, short=short)
    _check_times(decision, timing, opens_at=opens_at, closes_at=closes_at, at=at)
    number = decision.round + 1
    roll = _freeze_roll(decision, number, at=at)
    decision = move(
        decision,
        verb,
        actor=actor,
        at=at,
        data={"roll": roll.sha256, "size": roll.size},
        round=number,
        stage=stage,
        noticed_at=at,
        opens_at=opens_at,
        closes_at=closes_at,
        opened_at=None,
        closed_at=None,
        result=None,
        outcome="",
        declared_at=None,
        challenge_until=None,
    )
    # First the box: the notice names the candidates and the promise about ties.
    prepare_box(decision=decision, roll=roll)
    _make_notice(decision, roll, timing, actor=actor, at=at)
    if spec.about_a_person:
        enqueue("coop.decisions.tell_the_person", decision_id=decision.pk, what="noticed")
    moments.call("noticed", decision=decision, at=at)
    return decision


def void_notice(decision: Decision, *, reason: str, at: datetime) -> None:
    """Take back the notice of the present round, if there is one: its roll counts for nothing."""
    found = Notice.objects.filter(decision=decision, round=decision.round, voided_at__isnull=True).first()
    if found is None or decision.outcome:
        return
    found.voided_at, found.void_reason = at, reason[:300]
    found.save(update_fields=["voided_at", "void_reason"])
    Roll.objects.filter(pk=found.roll_id, voided_at__isnull=True).update(voided_at=at)
    moments.call("voided", decision=decision, at=at)


def _check_opening(timing: Timing, *, opens_at: datetime, short: bool) -> None:
    """The clear days; at short notice still not before everybody counts as told."""
    if local_day(opens_at, timing.zone) >= timing.earliest_open:
        return
    earliest = _day(timing.earliest_open)
    if not short:
        raise NoticeTooShort(
            str(NoticeTooShort.message).format(earliest=earliest, clear_days=timing.clear_days),
            fields={"opens_at": earliest},
        )
    if timing.consent_percent is None:
        raise NoShortNoticeHere(earliest=earliest)
    if opens_at < timing.served_at:
        raise NotReceivedYet(earliest=instant_words(timing.served_at, timing.zone))


def _check_times(decision: Decision, timing: Timing, *, opens_at: datetime, closes_at: datetime, at: datetime) -> None:
    opens_on, closes_on = local_day(opens_at, timing.zone), local_day(closes_at, timing.zone)
    earliest = timing.earliest_close(opens_at)
    if closes_on < earliest or closes_at <= opens_at:
        raise WindowTooShort(
            str(WindowTooShort.message).format(earliest=_day(earliest), clear_days=timing.window_days),
            fields={"closes_at": _day(earliest)},
        )
    latest = timing.latest_close(opens_at)
    if latest is not None and closes_on > latest:
        raise WindowTooLong(latest=_day(latest))
    if timing.stage_window is not None and not timing.stage_window[0] <= opens_on <= timing.stage_window[1]:
        raise OutsideTheStageWindow(first=_day(timing.stage_window[0]), last=_day(timing.stage_window[1]))
    if decision.requisitioned_at is not None and decision.round == 0:
        weeks = procedure_number(decision, "meeting_within_weeks", 6)
        last = local_day(at, timing.zone) + timedelta(weeks=weeks)
        if opens_on > max(last, timing.earliest_open):
            raise WindowTooLong(
                _("Members asked for this vote, so it must open within %(weeks)s weeks: by %(day)s.")
                % {"weeks": weeks, "day": _day(last)},
                fields={"opens_at": _day(last)},
            )


def _freeze_roll(decision: Decision, number: int, *, at: datetime) -> Roll:
    """The roll of a round: made, filled and sealed at once. Nothing can be added afterwards."""
    rows = entitled_members(decision, at=at)
    if not rows:
        raise NobodyOnTheRoll
    roll = Roll.objects.create(decision=decision, round=number)
    entries = [
        RollEntry(roll=roll, member_id=row.member_id, member_no=row.member_no, member_class=row.member_class)
        for row in rows
    ]
    RollEntry.objects.bulk_create(entries, batch_size=ROWS)
    roll.size = len(entries)
    roll.sha256 = roll_sha256((entry.member_no, entry.member_class, entry.votes) for entry in entries)
    roll.sealed_at = at
    roll.save(update_fields=["size", "sha256", "sealed_at"])
    return roll


def _make_notice(decision: Decision, roll: Roll, timing: Timing, *, actor: Actor, at: datetime) -> Notice:
    # The row of the table has just set them.
    assert decision.final_text is not None
    assert decision.opens_at is not None
    assert decision.closes_at is not None
    short = local_day(decision.opens_at, timing.zone) < timing.earliest_open
    percent = timing.consent_percent if short else None
    document = notice_document(decision, roll=roll, served_at=timing.served_at, consent_percent=percent, at=at)
    notice = Notice.objects.create(
        decision=decision,
        round=decision.round,
        stage=decision.stage,
        text=decision.final_text,
        roll=roll,
        document=document,
        sha256=digest(document),
        sent_at=at,
        served_at=timing.served_at,
        opens_at=decision.opens_at,
        closes_at=decision.closes_at,
        given_by=actor.user,
        consent_percent=percent,
    )
    entries = RollEntry.objects.filter(roll=roll).order_by("id").values_list("id", flat=True)
    copies = [NoticeDelivery(notice=notice, entry_id=pk) for pk in entries]
    NoticeDelivery.objects.bulk_create(copies, batch_size=ROWS)
    for _batch in range(-(-len(copies) // BATCH)):
        enqueue("coop.decisions.send_notices", notice_id=notice.pk)
    return notice


def _day(day: date) -> str:
    return date_format(day, "l j F Y")
