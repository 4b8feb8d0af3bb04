"""Prove a published result again from its bundle, and say plainly what cannot be proved from it."""

import hashlib
import json
from collections.abc import Mapping

from coop.counting.bundle.chain import Event
from coop.counting.bundle.chain_checks import Story, follow_chain
from coop.counting.bundle.contents import (
    BALLOTS,
    CHAIN,
    DECISION,
    RESULT,
    ROLL,
    RULE_PACK,
    TIE,
    root_of,
)
from coop.counting.bundle.findings import Report
from coop.counting.bundle.reading import Opened, open_bundle
from coop.counting.bundle.recount import entitled, recount
from coop.counting.calculations.tie_order import commitment, committed_order, tie_seed
from coop.counting.errors import CountingError
from coop.counting.formats.canonical import NotCanonical, canonical

_OPEN = "open"


def verify_bundle(data: bytes, *, source: str, roll: bytes | None = None) -> Report:
    """Check everything that a bundle allows. ``roll`` is the full roll, for members who hold it.

    Raises:
        BadInput: this is not a bundle at all.
    """
    report = Report()
    opened = open_bundle(data, report, source=source)
    story = follow_chain(opened.get(CHAIN), report) if CHAIN in opened.documents else Story()
    _check_fixed(opened, story, report)
    _check_roll(opened, story, report, roll)
    _check_ballots(opened, story, report)
    order = _check_tie(opened, story, report)
    _check_count(opened, report, order)
    _say_limits(opened, report)
    return report


def _check_fixed(opened: Opened, story: Story, report: Report) -> None:
    """The rules and the question were fixed before the vote opened, the result after it closed."""
    for kind, name, when in (
        (Event.RULE_PACK, RULE_PACK, "before the vote opened"),
        (Event.DECISION, DECISION, "before the vote opened"),
        (Event.RESULT, RESULT, "after the vote closed"),
    ):
        if name not in opened.raw or CHAIN not in opened.documents:
            continue
        actual = hashlib.sha256(opened.raw[name]).hexdigest()
        report.check(
            story.fixed.get(kind) == actual,
            name,
            f"The chain fixed exactly this {when}.",
            f"This is not what the chain fixed {when}.",
        )


def _check_roll(opened: Opened, story: Story, report: Report, roll: bytes | None) -> None:
    document = opened.get(ROLL)
    if not isinstance(document, Mapping):
        if ROLL in opened.documents:
            report.failed(ROLL, "The roll does not say how many were on it.")
        return
    numbers = [document.get("at_notice"), document.get("struck", 0)]
    if not all(type(number) is int and number >= 0 for number in numbers) or entitled(document) < 0:
        report.failed(ROLL, "The roll does not say how many were on it.")
        return
    held = story.fixed.get(Event.ROLL) == document.get("sha256") and document.get("struck", 0) == story.strikes
    report.check(
        held,
        ROLL,
        f"The hash of the roll was fixed before the vote opened; {story.strikes} struck off since, nobody added.",
        "The roll, or the number struck off it, is not what the chain says.",
    )
    aside = document.get("set_aside", [])
    if aside or story.set_aside:
        report.check(
            isinstance(aside, list) and sorted(map(str, aside)) == sorted(story.set_aside),
            ROLL,
            f"The chain says, before the result, who could not be elected any more: {', '.join(map(str, aside))}.",
            "Who is set aside is not who the chain says.",
        )
    if len(story.live) > entitled(document):
        report.failed(ROLL, f"{len(story.live):,} ballots count, but only {entitled(document):,} could vote.")
    if roll is None:
        report.open(ROLL, "Who is on the roll: give the roll itself with --roll to check it against its hash.")
        return
    try:
        names = json.loads(roll)
        same = hashlib.sha256(canonical(names)).hexdigest() == document.get("sha256")
    except (ValueError, RecursionError):
        names, same = None, False
    report.check(
        same and (not isinstance(names, list) or len(names) == document["at_notice"]),
        ROLL,
        "The roll you hold is the one whose hash was published.",
        "The roll you hold is not the one whose hash was published.",
    )


def _check_ballots(opened: Opened, story: Story, report: Report) -> None:
    ballots = opened.get(BALLOTS)
    if ballots is None:
        if BALLOTS not in opened.raw:
            report.open(BALLOTS, "The ballots are not published, so they cannot be counted again here.")
        return
    report.check(
        len(ballots) == len(story.live),
        BALLOTS,
        f"{len(ballots):,} ballots, as many as the chain says count "
        f"({story.replaced} replaced, {story.discounted} discounted).",
        f"There are {len(ballots):,} ballots, but the chain says {len(story.live):,} count.",
    )
    decision = opened.get(DECISION)
    if not isinstance(decision, Mapping) or decision.get("secrecy") != _OPEN:
        report.open(BALLOTS, "That each sealed ballot was opened rightly: its receipt hides what it says.")
        return
    strangers = 0
    for line, ballot in enumerate(ballots, start=1):
        if ballot is not None and hashlib.sha256(canonical(ballot)).hexdigest() not in story.live:
            strangers += 1
            report.failed(f"{BALLOTS} entry {line}", "No receipt in the chain belongs to this ballot.")
    if not strangers:
        report.proved(BALLOTS, "Every ballot matches a receipt in the chain.")


def _check_tie(opened: Opened, story: Story, report: Report) -> list[str] | None:
    """The committed order of the options, if one was committed to and its reveal holds."""
    tie, decision = opened.get(TIE), opened.get(DECISION)
    if tie is None:
        if Event.TIE_COMMITMENT in story.fixed and TIE not in opened.raw:
            report.failed(TIE, "An order for ties was committed to, but it is not revealed.")
        return None
    try:
        secret, root = bytes.fromhex(tie["secret"]), bytes.fromhex(tie["ballot_root"])
        promised = commitment(secret, str(decision["id"])).hex()
        order = committed_order(
            tie_seed(secret, root, str(tie["beacon"])), [str(option["id"]) for option in decision.get("options", ())]
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        report.failed(TIE, "The reveal is incomplete.")
        return None
    held = promised == tie.get("commitment") == story.fixed.get(Event.TIE_COMMITMENT)
    report.check(
        held,
        TIE,
        "The secret is the one committed to before the vote opened.",
        "The secret is not the one committed to before the vote opened.",
    )
    ballots = opened.get(BALLOTS)
    if ballots is not None and None not in ballots:
        report.check(
            root_of(ballots) == tie["ballot_root"],
            TIE,
            "The ballot root is that of the ballots.",
            "The ballot root is not that of the ballots.",
        )
    report.open(TIE, f"That nobody could know the beacon “{tie['beacon']}” before the vote closed.")
    return order


def _check_count(opened: Opened, report: Report, order: list[str] | None) -> None:
    decision, roll, ballots = opened.get(DECISION), opened.get(ROLL), opened.get(BALLOTS)
    declared = opened.raw.get(RESULT)
    if declared is None or ballots is None or not isinstance(decision, Mapping) or not isinstance(roll, Mapping):
        return
    damaged = [line for line, ballot in enumerate(ballots, start=1) if not isinstance(ballot, Mapping)]
    if damaged:
        report.failed(RESULT, f"The count cannot be repeated: {BALLOTS} entry {damaged[0]} is damaged.")
        return
    try:
        counted = canonical(recount(decision, roll, ballots, order))
    except (CountingError, NotCanonical, KeyError, TypeError, ValueError, AttributeError) as error:
        report.failed(RESULT, f"The count cannot be repeated: {error}")
        return
    report.check(
        counted == declared,
        RESULT,
        "Counted again from the ballots, the result is the same to the byte.",
        "Counted again from the ballots, the result is a different one.",
    )


def _say_limits(opened: Opened, report: Report) -> None:
    """What no bundle can prove, so that nobody believes it does."""
    if CHAIN in opened.documents:
        report.open(CHAIN, "That this is the chain everybody saw: compare its head with the one sent to the members.")
    report.open(ROLL, "That the right people were on the roll, and that each voted freely and unwatched.")
