"""Count a vote that has closed: twice, by different code, alike to the last byte; and publish what repeats it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from coop.counting.bundle.chain import Event
from coop.counting.bundle.contents import Contents, bundle_bytes, root_of
from coop.counting.calculations.tie_order import committed_order, tie_seed
from coop.decisions.actions._actor import as_count
from coop.decisions.actions._board import write_on_board
from coop.decisions.actions._count_paths import count_bundle, count_directly
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._standing import set_aside
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.small_cells import ballots_may_be_published, classes_may_be_shown
from coop.decisions.calculations.vote_documents import blt_text
from coop.decisions.enums import Outcome, Secrecy
from coop.decisions.models import BallotBox, CountFile, CountPath, CountRun, Decision, TieOrder
from coop.decisions.models.tie_order import BOARD_HEAD
from coop.decisions.queries.ballots_to_count import ballot_documents, cast_by_class, rankings, roll_numbers
from coop.decisions.queries.board import board_links, head_of
from coop.decisions.voting_errors import BeaconIsAwaited, CountsDiffer

Ballots = list[dict[str, Any]]
# How votes of before named it.
BEFORE = f"{BOARD_HEAD}, unless a value drawn in public after the close is entered"


@transaction.atomic
def count_decision(*, by: Any, decision: Decision, beacon: str = "", at: datetime) -> Decision:
    """Move a closed decision to COUNTED. `beacon`: the public value that settles ties, drawn after the close; without
    one it is the last hash on the board when voting closed. Candidates who cannot be elected any more are set aside:
    their papers pass to the next choice, and the board says so before the result.

    `by` is whoever keeps the decision in order, or None, the clock.

    Raises:
        OnlyTheSecretary, AboutYourself, StandsHere: not this person.
        NotNow: voting has not closed, or it is counted already.
        BeaconIsAwaited: another source of the beacon was laid down, and its value is not there yet.
        CountsDiffer: the two counts differ; nothing is written.
    """
    decision = lock_decision(decision)
    actor = as_count(by, decision)
    require_row(decision, "count_decision")
    box = BallotBox.objects.select_related("roll").get(decision=decision, roll__round=decision.round)
    ballots = ballot_documents(box)
    tie, order = _reveal(box, ballots, beacon, at)
    aside = set_aside(box)
    roll = roll_numbers(box, set_aside=aside)
    direct = count_directly(box, roll, order)
    result = json.loads(direct)
    write_on_board(box, Event.RESULT, sha256=hashlib.sha256(direct).hexdigest())
    contents = Contents(
        decision=box.document or {},
        rule_pack=decision.pack.body if decision.pack else {},
        roll=roll,
        chain=board_links(box),
        result=result,
        ballots=ballots,
        tie=tie,
    )
    whole = bundle_bytes(contents)
    again = count_bundle(whole, order)
    if again != direct:
        raise CountsDiffer
    for path, document in ((CountPath.DIRECT, direct), (CountPath.BUNDLE, again)):
        sha256 = hashlib.sha256(document).hexdigest()
        CountRun.objects.create(box=box, path=path, document=document.decode(), sha256=sha256, at=at)
    _publish(box, contents, whole)
    data = {"sha256": hashlib.sha256(direct).hexdigest(), "ballots": len(ballots), "set_aside": aside}
    return move(decision, "count_decision", actor=actor, at=at, data=data, result=result, outcome=_outcome_of(result))


def _outcome_of(result: dict[str, Any]) -> Outcome:
    """A resolution says so itself; an election in which nobody ranked anybody elected nobody."""
    if "outcome" in result:
        return Outcome(result["outcome"])
    return Outcome.ELECTED if result["valid"] and result["elected"] else Outcome.LOST


def _reveal(
    box: BallotBox, ballots: Ballots, beacon: str, at: datetime
) -> tuple[dict[str, str] | None, list[str] | None]:
    """The order that was committed to, and the document that reveals it."""
    order = TieOrder.objects.filter(box=box).first()
    if order is None:
        return None, None
    if order.beacon_source not in (BOARD_HEAD, BEFORE) and not beacon.strip():
        raise BeaconIsAwaited(source=order.beacon_source)
    order.beacon = beacon.strip() or f"board {head_of(box)}"
    order.revealed_at = at
    order.save(update_fields=["beacon", "revealed_at"])
    root = root_of(ballots)
    tie = {"commitment": order.commitment, "secret": order.secret, "beacon": order.beacon, "ballot_root": root}
    seed = tie_seed(bytes.fromhex(order.secret), bytes.fromhex(root), order.beacon)
    return tie, committed_order(seed, box.options.values_list("key", flat=True))


def _publish(box: BallotBox, contents: Contents, whole: bytes) -> None:
    """Keep the files as they were published; single ballots are left out where they would give somebody away, and all
    of it where the numbers of a class alone would."""
    ranked, secret, cast = box.method in RANKED, box.secrecy != Secrecy.OPEN, cast_by_class(box)
    if secret and box.by_class and not classes_may_be_shown(cast):
        return
    public = ballots_may_be_published(ranked=ranked, secret=secret, by_class=box.by_class, cast=cast)
    without = replace(contents, ballots=None)
    CountFile.objects.create(
        box=box,
        bundle=whole if public else bundle_bytes(without),
        blt=_blt(box, contents.roll.get("set_aside", ())) if ranked and public else "",
    )


def _blt(box: BallotBox, aside: Sequence[str]) -> str:
    options = list(box.options.order_by("position"))
    gone = [option.position for option in options if option.withdrawn or option.key in aside]
    return blt_text(box.decision.title, box.seats, [option.name for option in options], gone, rankings(box))
