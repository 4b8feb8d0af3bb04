"""Put an amendment to the vote: it becomes a motion of its own, decided before the text it would change."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_proposer_or_secretary
from coop.decisions.actions._amendment import lock_amendment, require_first, require_fresh, write_reply
from coop.decisions.actions._move import Actor, note
from coop.decisions.actions.propose import propose
from coop.decisions.actions.submit import submit
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import AmendmentAnswer, Kind, Side
from coop.decisions.facts import Proposal
from coop.decisions.models import Amendment, Decision
from coop.decisions.queries.voters import voter_of


@transaction.atomic
def put_amendment(*, by: Any, amendment: Amendment, at: datetime) -> Amendment:
    """By whoever proposed it, by the author who does not take it over, or by the secretary. Of several changes to one
    paragraph the one that goes furthest comes first, and one at a time. The motion is its proposer's; where they have
    no vote any more it lapses.

    Raises OnlyTheSecretary, AboutYourself, NotAmendable, AmendmentIsAnswered, NoSuchParagraph, ParagraphIsBeingVotedOn,
    AnotherComesFirst.
    """
    decision, amendment, wording = lock_amendment(amendment)
    actor = _actor(by, decision, amendment)
    require_first(amendment, require_fresh(decision, amendment, wording))
    mover = amendment.member.user
    if voter_of(mover, at=at) is None:
        note(decision, "drop_amendment", actor=actor, at=at, data={"amendment": amendment.number})
        return write_reply(amendment, AmendmentAnswer.LAPSED, by=by, at=at)
    proposal = Proposal(kind=Kind.AMENDMENT, wording=_wording(decision, amendment), payload={"amendment": amendment.pk})
    motion = submit(by=mover, decision=propose(by=mover, proposal=proposal, at=at), at=at)
    note(decision, "put_amendment", actor=actor, at=at, data={"amendment": amendment.number, "motion": motion.slug})
    return write_reply(amendment, AmendmentAnswer.PUT, by=by, at=at, motion=motion)


def _actor(by: Any, decision: Decision, amendment: Amendment) -> Actor:
    if amendment.member.user_id == by.pk:
        return Actor(Side.MEMBER, by)
    return as_proposer_or_secretary(by, decision)


def _wording(decision: Decision, amendment: Amendment) -> Wording:
    """What members read in the notice: both wordings in full."""
    told = {"number": amendment.number, "title": decision.title}
    then = amendment.after or _("Nothing: the paragraph is taken out.")
    lines = [_("The paragraph now:"), amendment.before, _("The paragraph then:"), then]
    return Wording(
        title=(_("Change no. %(number)d: %(title)s") % told)[:120],
        question=_("Shall the proposal “%(title)s” be changed as below, before members vote on it?") % told,
        body="\n\n".join([*lines, *([amendment.reason] if amendment.reason else [])]),
        if_passes=_("Members vote on the proposal with the new paragraph."),
        if_fails=_("Members vote on the proposal as it is."),
    )
