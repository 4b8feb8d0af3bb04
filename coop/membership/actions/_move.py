"""The one way a membership moves: lock, judge, write, record, tell. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.membership.calculations.guards import Case, check
from coop.membership.calculations.transitions import transition
from coop.membership.errors import WrongState
from coop.membership.models import Member, MembershipEvent
from coop.membership.policies import acts_for_a_decision, can_decide_membership
from coop.membership.registry import events
from foundation.audit.actions.record import record
from foundation.locks import lock_row


def lock_member(member: Member) -> Member:
    """Lock the membership until the transaction ends and return it fresh, with its class and person."""
    return lock_row(Member.objects.select_related("member_class", "user"), member.pk)


def case_of(member: Member | None, *, by: Any, at: datetime, **facts: Any) -> Case:
    """The facts a step is judged by, with who acts."""
    if member is not None:
        facts = {"state": member.state, "pay_by": member.pay_by, "leaves_at": member.leaves_at, **facts}
        facts.setdefault("until", member.suspended_until)
    return Case(
        at=at,
        by_software=acts_for_a_decision(by),
        by_keeper=by is not None and can_decide_membership(by),
        by_self=by is not None and member is not None and by.pk == member.user_id,
        **facts,
    )


def move(
    member: Member, verb: str, *, by: Any, case: Case, data: dict[str, Any] | None = None, **changes: Any
) -> Member:
    """Carry out one row of the table on a locked membership. `changes` are the columns that change with it, or how to
    find their value once the step is sure.

    Raises WrongState, or the fact of the first guard that does not hold: who may comes before where it stands.
    """
    row = transition(verb)
    for guard in row.guards[:1]:
        check((guard,), case)
    if not row.starts_from(member.state):
        raise WrongState
    check(row.guards, case)
    before, member.state = member.state, row.target
    for column, value in changes.items():
        setattr(member, column, value() if callable(value) else value)
    member.save(update_fields=["state", *changes])
    note(member, verb, by=by, case=case, before=before, code=row.code, data=data)
    if row.tells:
        events.call(row.tells, member=member, at=case.at)
    return member


def note(
    member: Member,
    verb: str,
    *,
    by: Any,
    case: Case,
    before: str | None = None,
    code: str = "",
    data: dict[str, Any] | None = None,
) -> MembershipEvent:
    """Write a step into the history and the record; without `before` the state stays as it is."""
    event = MembershipEvent.objects.create(
        member=member,
        code=code,
        verb=verb,
        from_state=member.state if before is None else before,
        to_state=member.state,
        at=case.at,
        by=by,
        resolution=case.resolution,
        reason=case.reason,
        data=data or {},
    )
    told = {"code": code, "resolution": case.resolution, **(data or {})}
    record(by=by, verb=f"membership.{verb}", subject=member, data=told, reason=case.reason, at=case.at)
    return event
