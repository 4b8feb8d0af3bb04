"""Bundles made by hand: a board election by open ballots, small enough to follow on paper."""

import hashlib
from dataclasses import replace
from typing import Any

from coop.counting.bundle.chain import Chain, Event
from coop.counting.bundle.contents import Contents, root_of
from coop.counting.bundle.recount import recount
from coop.counting.calculations.tie_order import commitment, committed_order, tie_seed
from coop.counting.formats.canonical import canonical, digest

SECRET = bytes(range(32))
BEACON = "drand round 4242: 7f3a"
ROLL = [{"member": number, "votes": 1} for number in range(1, 13)]
RULE_PACK = {"id": "pack-3", "election": {"method": "scottish-stv", "clause": "14.2"}}


def receipt(ballot: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(ballot)).hexdigest()


def election_decision(**changes: Any) -> dict[str, Any]:
    decision = {
        "id": "decision-7",
        "title": "Board 2026",
        "method": "scottish-stv",
        "seats": 2,
        "secrecy": "open",
        "options": [
            {"id": "ada", "name": "Ada"},
            {"id": "bo", "name": "Bo"},
            {"id": "cy", "name": "Cy"},
            {"id": "di", "name": "Di"},
        ],
    }
    return decision | changes


def ranked_ballots() -> list[dict[str, Any]]:
    """Ada 5, Bo 2, Cy 2, Di 1: quota 4, and Bo and Cy tie in the end."""
    rankings = [["ada", "bo"]] * 2 + [["ada", "cy"]] * 2 + [["ada"]] + [["bo"]] * 2 + [["cy"]] * 2 + [["di"]]
    return [{"ranking": ranking, "nonce": f"{number:032x}"} for number, ranking in enumerate(rankings, start=1)]


def make_contents(
    decision: dict[str, Any] | None = None,
    ballots: list[dict[str, Any]] | None = None,
    *,
    with_tie: bool = True,
    struck: int = 0,
) -> Contents:
    """A bundle in which every check holds. Ballot 1 replaced an earlier one, and one was discounted."""
    decision = decision if decision is not None else election_decision()
    ballots = ballots if ballots is not None else ranked_ballots()
    roll = {"sha256": digest(ROLL), "at_notice": len(ROLL), "struck": struck, "classes": {}}
    chain = Chain()
    chain.append(Event.RULE_PACK, sha256=digest(RULE_PACK))
    chain.append(Event.DECISION, sha256=digest(decision))
    chain.append(Event.ROLL, sha256=roll["sha256"])
    tie, order = None, None
    if with_tie:
        promise = commitment(SECRET, decision["id"]).hex()
        chain.append(Event.TIE_COMMITMENT, commitment=promise)
        root = root_of(ballots)
        tie = {"commitment": promise, "secret": SECRET.hex(), "beacon": BEACON, "ballot_root": root}
        order = committed_order(tie_seed(SECRET, bytes.fromhex(root), BEACON), [o["id"] for o in decision["options"]])
    for _ in range(struck):
        chain.append(Event.STRIKE, reason="left the co-op")
    chain.append(Event.OPEN)
    chain.append(Event.CAST, digest="a" * 64)
    chain.append(Event.REPLACE, digest=receipt(ballots[0]), replaces="a" * 64)
    chain.append(Event.CAST, digest="b" * 64)
    for ballot in ballots[1:]:
        chain.append(Event.CAST, digest=receipt(ballot))
    chain.append(Event.DISCOUNT, digest="b" * 64, reason="voted in the room")
    chain.append(Event.CLOSE)
    result = recount(decision, roll, ballots, order)
    chain.append(Event.RESULT, sha256=digest(result))
    return Contents(decision, RULE_PACK, roll, chain.links, result, ballots, tie)


def changed(contents: Contents, **changes: Any) -> Contents:
    """The same bundle with some documents put in place of others, and nothing else adjusted."""
    return replace(contents, **changes)
