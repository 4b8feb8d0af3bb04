"""What must hold for a step of the table: pure, by name. A guard answers with the fact that stops us, or None."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coop.membership import errors
from coop.membership.enums import ConsentKind, MemberState
from foundation.errors import Fact


@dataclass(frozen=True)
class Case:
    """The facts a step is judged by. `by_software`: no person but a decision or the clock acts.

    `last_active` is the newest sign of life of the person; unknown is never taken for away. `away_years` are years of
    365 days, `notice_days` what the letter promised.
    """

    at: datetime
    state: str = ""
    by_software: bool = False
    by_keeper: bool = False
    by_self: bool = False
    voted: bool = False
    resolution: str = ""
    reason: str = ""
    on_paper: bool = False
    age_years: int | None = None
    agreed: frozenset[str] = field(default_factory=frozenset)
    being_paid: bool = False
    pay_by: datetime | None = None
    answer_by: datetime | None = None
    until: datetime | None = None
    leaves_at: datetime | None = None
    came_from: str = ""
    warned_at: datetime | None = None
    last_active: datetime | None = None
    away_years: int = 0
    notice_days: int = 0


Stop = type[Fact] | None


def decided(case: Case) -> Stop:
    return None if case.by_software or case.by_keeper else errors.MayNotDecideMembership


def decided_by_the_members(case: Case) -> Stop:
    """A vote that is in force stands behind it; no office and no signature takes its place."""
    return None if case.by_software and case.voted else errors.OnlyTheMembersExpel


def names_the_decision(case: Case) -> Stop:
    return None if case.resolution.strip() else errors.ResolutionMissing


def names_the_evidence(case: Case) -> Stop:
    return None if case.reason.strip() or case.resolution.strip() else errors.ReasonMissing


def gives_a_reason(case: Case) -> Stop:
    return None if case.reason.strip() else errors.ReasonMissing


def by_the_person(case: Case) -> Stop:
    return None if case.by_self else errors.NotYours


def by_the_person_or_in_writing(case: Case) -> Stop:
    """The member gives notice; or the office records a letter, and says which."""
    if case.by_self:
        return None
    if not case.by_keeper:
        return errors.NotYours
    return names_the_evidence(case)


def old_enough(case: Case) -> Stop:
    """Members are 16 or over; a paper form is checked by hand."""
    if case.on_paper:
        return None
    return None if case.age_years is not None and case.age_years >= 16 else errors.TooYoung


def agreed_to_all(case: Case) -> Stop:
    if case.on_paper:
        return None
    return None if case.agreed == frozenset(ConsentKind.values) else errors.NotAgreed


def approved_first(case: Case) -> Stop:
    """The software admits only whom somebody accepted; the board may accept and admit in one."""
    return None if case.by_keeper or case.state == MemberState.AWAITING_PAYMENT else errors.WrongState


def nothing_being_paid(case: Case) -> Stop:
    return errors.BeingPaid if case.being_paid else None


def pay_by_is_over(case: Case) -> Stop:
    return None if case.pay_by is not None and case.at > case.pay_by else errors.NotYetDue


def can_answer(case: Case) -> Stop:
    """Notice and a chance to answer: there is a day until when, and it is still to come."""
    return None if case.answer_by is not None and case.answer_by > case.at else errors.NotHeard


def decision_or_date(case: Case) -> Stop:
    """A suspension ends by a named decision, or by itself when its day is over."""
    over = case.until is not None and case.at >= case.until
    return None if over or case.resolution.strip() else errors.ResolutionMissing


def was_active_before(case: Case) -> Stop:
    return None if case.came_from == MemberState.ACTIVE else errors.WrongState


def has_not_left_yet(case: Case) -> Stop:
    return None if case.leaves_at is not None and case.at < case.leaves_at else errors.TooLate


def leaving_day_is_over(case: Case) -> Stop:
    return None if case.leaves_at is not None and case.at >= case.leaves_at else errors.NotYetDue


def was_warned(case: Case) -> Stop:
    """A letter counts only while nothing was heard after it: whoever came back is written to again."""
    if case.warned_at is None or (case.last_active is not None and case.last_active >= case.warned_at):
        return errors.NotWarned
    return None if case.at >= case.warned_at + timedelta(days=case.notice_days) else errors.NotYetDue


def away_for_years(case: Case) -> Stop:
    long_ago = away_since(case.at, years=case.away_years)
    return None if case.last_active is not None and case.last_active < long_ago else errors.StillActive


def away_since(at: datetime, *, years: int) -> datetime:
    """Whoever gave a sign of life after this has not been away so many years."""
    return at - timedelta(days=365 * years)


GUARDS: dict[str, Callable[[Case], Stop]] = {
    guard.__name__: guard
    for guard in (
        decided, decided_by_the_members, names_the_decision, names_the_evidence, gives_a_reason, by_the_person,
        by_the_person_or_in_writing, old_enough, agreed_to_all, approved_first, nothing_being_paid, pay_by_is_over,
        can_answer, decision_or_date, was_active_before, has_not_left_yet, leaving_day_is_over, was_warned,
        away_for_years,
    )
}  # fmt: skip


def check(names: tuple[str, ...], case: Case) -> None:
    """Raise the fact of the first guard that does not hold."""
    for name in names:
        stop = GUARDS[name](case)
        if stop is not None:
            raise stop
