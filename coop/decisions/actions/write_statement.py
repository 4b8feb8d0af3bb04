"""Write the case for, the case against, or the minority's view. They go out with the notice."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import member_for
from coop.decisions.actions._move import lock_decision, require
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.calculations.statements import MOST_WORDS, words_in
from coop.decisions.enums import DecisionState, StatementSide
from coop.decisions.errors import NotYourSide, StatementTooLong
from coop.decisions.models import Decision, Statement
from coop.decisions.policies import is_about, is_proposer
from coop.decisions.queries.concerned import concerned_member
from coop.membership.models import Member
from foundation.audit.actions.record import record
from foundation.errors import Invalid

S = DecisionState


@transaction.atomic
def write_statement(*, by: Any, decision: Decision, side: str, text: str, at: datetime) -> Statement:
    """Write it, or replace one's own. Every side has the same room.

    "For" is the proposer's. Where a person is concerned, "against" is theirs alone: the right of reply. Otherwise the
    first to write a side keeps it. Raises OnlyMembers, NotNow, NotYourSide, StatementTooLong, Invalid.
    """
    decision = lock_decision(decision)
    require(decision, S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING, S.FINAL_TEXT)
    if side not in StatementSide.values:
        raise Invalid(fields={"side": _("Choose a side.")})
    # A suspension takes the vote away, not the right of reply.
    member = concerned_member(by, decision) or member_for(by, at=at)
    before = Statement.objects.filter(decision=decision, side=side, replaced_at__isnull=True).first()
    if not _may_write(by, member, decision, side, before):
        raise NotYourSide
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Invalid(fields={"text": _("Write something first.")})
    if words_in(words) > MOST_WORDS or len(words) > 4000:
        told = StatementTooLong(most=MOST_WORDS, words=words_in(words))
        told.fields = {"text": str(told)}
        raise told
    if before is not None:
        before.replaced_at = at
        before.save(update_fields=["replaced_at"])
    made = Statement.objects.create(decision=decision, side=side, author=member, text=words, at=at)
    record(by=by, verb="decision.write_statement", subject=decision, data={"side": side}, at=at)
    return made


def _may_write(by: Any, member: Member, decision: Decision, side: str, before: Statement | None) -> bool:
    if side == StatementSide.FOR:
        return is_proposer(by, decision)
    if side == StatementSide.AGAINST and kind_spec(decision.kind).about_a_person:
        return is_about(by, decision)
    return before is None or before.author_id == member.pk
