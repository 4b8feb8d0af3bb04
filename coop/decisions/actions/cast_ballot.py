"""Cast a ballot, or in a named vote put another in its place."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.views.decorators.debug import sensitive_variables

from coop.decisions.calculations.ballot_papers import Paper, paper_problem
from coop.decisions.calculations.receipts import detached_receipt, is_key, nonce_of, open_receipt
from coop.decisions.calculations.vote_documents import named_ballot
from coop.decisions.enums import Secrecy
from coop.decisions.live import announce_turnout
from coop.decisions.models import Decision
from coop.decisions.queries.voting import Voter, voter_of
from coop.decisions.voting_errors import BallotNotReadable, NotOnThisRoll, SecretVoteIsFinal, VotingIsClosed
from coop.membership.models import Member


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a voter takes away: 64 hexadecimal digits. `replaced` says that an earlier ballot made room."""

    digest: str
    replaced: bool = False


@sensitive_variables("choice", "key", "nonce", "receipt", "voter")
def cast_ballot(
    *, by: Member, decision: Decision, choice: Paper, key: str, at: datetime, voter: Voter | None = None
) -> Receipt:
    """Take in one ballot of a member on the roll. `key` is drawn once per check of the ballot: the same key again is
    the same act, answered in the same way. `voter` is what a door has read already, so that it is not read twice.

    One statement: the database locks decision and entry, so that casting and closing take turns, judges, and writes
    ballot and board, or nothing. No audit row says when somebody voted in secret; a named ballot is its own record.

    Raises:
        BallotNotReadable: the paper is none of this vote; nothing was used up.
        NotOnThisRoll, VotingIsClosed, SecretVoteIsFinal: the vote was not taken.
    """
    voter = voter or voter_of(member=by, decision=decision)
    box, entry = voter.box, voter.entry
    if entry is None or entry.member_id != by.pk or box.decision_id != decision.pk:
        raise NotOnThisRoll
    problem = paper_problem(choice, box.method)
    if problem or not is_key(key):
        raise BallotNotReadable(problem or None)
    if box.secrecy == Secrecy.OPEN:
        nonce = nonce_of(key)
        receipt = open_receipt(named_ballot(choice, nonce, entry.member_class if box.by_class else ""))
    else:
        nonce, receipt = "", detached_receipt(key, voter.name_of_vote)
    answer = _cast(box.pk, entry.pk, choice, nonce, receipt, at)
    if answer in _REFUSALS:
        raise _REFUSALS[answer]
    transaction.on_commit(lambda: announce_turnout(box.pk), robust=True)  # news never undoes a vote
    return Receipt(receipt, replaced=answer == "replaced")


_REFUSALS = {
    "stranger": NotOnThisRoll,
    "closed": VotingIsClosed,
    "final": SecretVoteIsFinal,
    "unfit": BallotNotReadable,
}


@sensitive_variables()
def _cast(box_id: int, entry_id: int, choice: Paper, nonce: str, receipt: str, at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coop_decisions_cast(%s, %s, %s::jsonb, %s, %s, %s)",
            [box_id, entry_id, json.dumps(choice), nonce, receipt, at],
        )
        return str(cursor.fetchone()[0])
