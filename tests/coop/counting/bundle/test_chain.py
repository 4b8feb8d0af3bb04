"""The hash chain."""

import hashlib

from coop.counting.bundle.chain import GENESIS, Chain, Event, link
from coop.counting.bundle.chain_checks import follow_chain
from coop.counting.bundle.findings import Report, Status


def failures(links: object) -> list[tuple[str, str]]:
    report = Report()
    follow_chain(links, report)
    return [(finding.entry, finding.text) for finding in report.findings if finding.status is Status.FAILED]


def a_vote() -> Chain:
    chain = Chain()
    chain.append(Event.ROLL, sha256="1" * 64)
    chain.append(Event.OPEN)
    chain.append(Event.CAST, digest="a")
    chain.append(Event.CAST, digest="b")
    chain.append(Event.REPLACE, digest="c", replaces="a")
    chain.append(Event.DISCOUNT, digest="b", reason="voted in the room")
    chain.append(Event.CLOSE)
    chain.append(Event.RESULT, sha256="2" * 64)
    return chain


def rebuilt(*events: tuple[Event, dict[str, str]]) -> list[dict]:
    chain = Chain()
    for kind, fields in events:
        chain.append(kind, **fields)
    return chain.links


def test_each_hash_is_over_the_one_before_and_the_canonical_entry() -> None:
    chain = Chain()
    assert chain.head == GENESIS
    first = hashlib.sha256(bytes(32) + b'{"kind":"open","n":1,"prev":"' + b"0" * 64 + b'"}').hexdigest()
    assert chain.append(Event.OPEN) == first
    raw = b'{"digest":"abc","kind":"cast","n":2,"prev":"' + first.encode() + b'"}'
    assert chain.append(Event.CAST, digest="abc") == hashlib.sha256(bytes.fromhex(first) + raw).hexdigest()


def test_a_whole_chain_is_followed_to_its_head() -> None:
    report = Report()
    story = follow_chain(a_vote().links, report)
    assert report.verified
    assert (story.live, story.replaced, story.discounted, story.strikes) == ({"c"}, 1, 1, 0)
    assert story.head == a_vote().head
    assert report.findings[0].text == f"All 8 entries follow from one another. The head is {story.head}."


def test_a_changed_entry_is_named() -> None:
    links = a_vote().links
    links[3]["entry"]["digest"] = "x"
    assert failures(links)[0] == ("chain.jsonl entry 4", "The entry does not match its own hash.")


def test_an_entry_that_was_changed_with_its_hash_breaks_the_next() -> None:
    links = a_vote().links
    links[3]["entry"]["digest"] = "x"
    links[3]["hash"] = link(links[3]["entry"])
    assert ("chain.jsonl entry 5", "The entry does not follow from the one before it.") in failures(links)


def test_an_entry_taken_out_or_moved_is_noticed() -> None:
    links = a_vote().links
    assert failures(links[:3] + links[4:])[0] == (
        "chain.jsonl entry 4",
        "The entry says it is number 5, but it stands at 4.",
    )
    swapped = [links[0], links[1], links[3], links[2], *links[4:]]
    assert failures(swapped)[0][0] == "chain.jsonl entry 3"


def test_lines_that_are_no_entries_are_named() -> None:
    links = a_vote().links
    assert failures([*links[:2], {"entry": {}}, *links[3:]])[0] == (
        "chain.jsonl entry 3",
        "The line is not an entry with its hash.",
    )
    links[2]["entry"] = dict(links[2]["entry"], prev="zz")
    assert failures(links)[0] == ("chain.jsonl entry 3", "The entry does not name the hash before it.")
    assert failures([]) == [("chain.jsonl", "The chain is empty.")]
    assert failures(None) == [("chain.jsonl", "The chain is empty.")]


OPEN, CLOSE, CAST = (Event.OPEN, {}), (Event.CLOSE, {}), (Event.CAST, {"digest": "a"})
IMPOSSIBLE = {
    "cast before opening": ([CAST, OPEN, CLOSE], 1, "while the vote was not open"),
    "cast after the close": ([OPEN, CLOSE, CAST], 3, "while the vote was not open"),
    "opened twice": ([OPEN, OPEN, CLOSE], 2, "opens twice"),
    "closed before opening": ([CLOSE, OPEN], 1, "closes without being open"),
    "rules changed while open": ([OPEN, (Event.RULE_PACK, {"sha256": "1"}), CLOSE], 2, "before the vote opens"),
    "a second commitment": (
        [(Event.TIE_COMMITMENT, {"commitment": "1"}), (Event.TIE_COMMITMENT, {"commitment": "2"}), OPEN, CLOSE],
        2,
        "may stand only once",
    ),
    "a result before the close": ([OPEN, (Event.RESULT, {"sha256": "1"}), CLOSE], 2, "before the vote closes"),
    "something after the result": (
        [OPEN, CLOSE, (Event.RESULT, {"sha256": "1"}), (Event.STRIKE, {"reason": "left"})],
        4,
        "follows the result",
    ),
    "the same receipt twice": ([OPEN, CAST, CAST, CLOSE], 3, "the same receipt stands for two".capitalize()),
    "replacing what is not there": (
        [OPEN, CAST, (Event.REPLACE, {"digest": "b", "replaces": "x"}), CLOSE],
        3,
        "replaced that was not in the count",
    ),
    "discounting what is not there": (
        [OPEN, (Event.DISCOUNT, {"digest": "x", "reason": "?"}), CLOSE],
        2,
        "discounted that was not in the count",
    ),
    "a cast without its digest": ([OPEN, (Event.CAST, {}), CLOSE], 2, "has no “digest”"),
}


def test_what_could_not_have_happened_is_refused() -> None:
    for name, (events, number, why) in IMPOSSIBLE.items():
        found = failures(rebuilt(*events))
        assert found, name
        assert found[0][0] == f"chain.jsonl entry {number}", name
        assert why in found[0][1], name


def test_an_unknown_kind_is_refused() -> None:
    entry = {"n": 1, "prev": GENESIS, "kind": "wish"}
    assert failures([{"entry": entry, "hash": link(entry)}])[0][1] == "The kind 'wish' is not known."


def test_a_chain_must_say_that_the_vote_was_opened_and_closed() -> None:
    assert failures(rebuilt(OPEN, CAST)) == [
        ("chain.jsonl", "The chain does not say that the vote was opened and closed.")
    ]


def test_a_candidate_is_set_aside_once_and_after_the_close() -> None:
    aside = (Event.SET_ASIDE, {"option": "member-7", "reason": "not eligible"})
    opened, closed = (Event.OPEN, {}), (Event.CLOSE, {})
    assert failures(rebuilt(opened, closed, aside)) == []
    for events in ((opened, aside, closed), (opened, closed, aside, aside)):
        assert ("A candidate is set aside once, after the vote closes.") in {
            words for _where, words in failures(rebuilt(*events))
        }
