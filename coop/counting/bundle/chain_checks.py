"""Follow the hash chain of a bundle from its first entry to its head, and read off what it fixes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coop.counting.bundle.chain import GENESIS, Event, link
from coop.counting.bundle.contents import CHAIN
from coop.counting.bundle.findings import Report
from coop.counting.formats.canonical import NotCanonical

_NEEDS = {
    Event.RULE_PACK: ("sha256",),
    Event.DECISION: ("sha256",),
    Event.ROLL: ("sha256",),
    Event.TIE_COMMITMENT: ("commitment",),
    Event.STRIKE: ("reason",),
    Event.CAST: ("digest",),
    Event.REPLACE: ("digest", "replaces"),
    Event.DISCOUNT: ("digest", "reason"),
    Event.SET_ASIDE: ("option", "reason"),
    Event.RESULT: ("sha256",),
}
_BEFORE_OPENING = (Event.RULE_PACK, Event.DECISION, Event.ROLL, Event.TIE_COMMITMENT)
_WHILE_OPEN = (Event.CAST, Event.REPLACE)


@dataclass(slots=True)
class Story:
    """What the chain says happened. ``live`` holds the digests of the ballots that count."""

    fixed: dict[Event, str] = field(default_factory=dict)
    live: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    set_aside: set[str] = field(default_factory=set)
    strikes: int = 0
    discounted: int = 0
    replaced: int = 0
    opened: bool = False
    closed: bool = False
    head: str = GENESIS


def follow_chain(links: Any, report: Report) -> Story:
    """Check every hash and the order of events; broken entries are named by their number."""
    story = Story()
    broken = not isinstance(links, list) or not links
    if broken:
        report.failed(CHAIN, "The chain is empty.")
        return story
    previous = GENESIS
    for number, item in enumerate(links, start=1):
        where = f"{CHAIN} entry {number}"
        problem = _broken(item, number, previous)
        if problem is None:
            problem = _happen(story, item["entry"])
        if problem is not None:
            broken = True
            if item is not None:  # what could not be parsed has been named already
                report.failed(where, problem)
        previous = item["hash"] if isinstance(item, Mapping) and _is_hash(item.get("hash")) else ""
    story.head = previous
    if not broken:
        report.proved(CHAIN, f"All {len(links):,} entries follow from one another. The head is {story.head}.")
    if not story.opened or not story.closed:
        report.failed(CHAIN, "The chain does not say that the vote was opened and closed.")
    return story


def _broken(item: Any, number: int, previous: str) -> str | None:
    if not isinstance(item, Mapping) or set(item) != {"entry", "hash"} or not isinstance(item["entry"], Mapping):
        return "The line is not an entry with its hash."
    entry = item["entry"]
    if entry.get("n") != number:
        return f"The entry says it is number {entry.get('n')!r}, but it stands at {number}."
    if not _is_hash(entry.get("prev")):
        return "The entry does not name the hash before it."
    try:
        own = link(dict(entry))
    except NotCanonical:
        return "The entry has no canonical form."
    if own != item["hash"]:
        return "The entry does not match its own hash."
    if entry["prev"] != previous:
        return "The entry does not follow from the one before it."
    return None


def _happen(story: Story, entry: Mapping[str, Any]) -> str | None:
    """Take in one event; or say why it could not have happened."""
    if entry.get("kind") not in set(Event):
        return f"The kind {entry.get('kind')!r} is not known."
    kind = Event(entry["kind"])
    for name in _NEEDS.get(kind, ()):
        if not isinstance(entry.get(name), str):
            return f"The entry has no “{name}”."
    if kind in _BEFORE_OPENING and (story.opened or kind in story.fixed):
        return f"A {kind} entry may stand only once, and before the vote opens."
    if kind in _WHILE_OPEN and (not story.opened or story.closed):
        return "A ballot was cast while the vote was not open."
    if Event.RESULT in story.fixed:
        return "Something follows the result."
    match kind:
        case Event.OPEN:
            if story.opened:
                return "The vote opens twice."
            story.opened = True
        case Event.CLOSE:
            if not story.opened or story.closed:
                return "The vote closes without being open."
            story.closed = True
        case Event.STRIKE:
            story.strikes += 1
        case Event.CAST | Event.REPLACE | Event.DISCOUNT:
            return _ballot(story, kind, entry)
        case Event.SET_ASIDE:
            if not story.closed or entry["option"] in story.set_aside:
                return "A candidate is set aside once, after the vote closes."
            story.set_aside.add(entry["option"])
        case Event.TIE_COMMITMENT:
            story.fixed[kind] = entry["commitment"]
        case Event.RESULT:
            if not story.closed:
                return "There is a result before the vote closes."
            story.fixed[kind] = entry["sha256"]
        case _:
            story.fixed[kind] = entry["sha256"]
    return None


def _ballot(story: Story, kind: Event, entry: Mapping[str, Any]) -> str | None:
    digest = entry["digest"]
    if kind is Event.DISCOUNT:
        if digest not in story.live:
            return "A ballot is discounted that was not in the count."
        story.live.discard(digest)
        story.discounted += 1
        return None
    if digest in story.seen:
        return "The same receipt stands for two ballots."
    if kind is Event.REPLACE:
        if entry["replaces"] not in story.live:
            return "A ballot is replaced that was not in the count."
        story.live.discard(entry["replaces"])
        story.replaced += 1
    story.seen.add(digest)
    story.live.add(digest)
    return None


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")
