"""Proving a published result again, and naming the entry when one byte differs."""

import io
import zipfile
from typing import Any

import pytest

from coop.counting.bundle.contents import MANIFEST, Contents, bundle_bytes, manifest, zip_bytes
from coop.counting.bundle.findings import Report, Status
from coop.counting.bundle.verify import verify_bundle
from coop.counting.errors import BadInput
from coop.counting.formats.canonical import canonical, digest
from tests.coop.counting.bundle.made import (
    ROLL,
    changed,
    election_decision,
    make_contents,
    ranked_ballots,
)

BUNDLE = bundle_bytes(make_contents())


def check(data: bytes, **more: Any) -> Report:
    return verify_bundle(data, source="vote.zip", **more)


def entries(data: bytes = BUNDLE) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def failures(report: Report) -> list[tuple[str, str]]:
    return [(finding.entry, finding.text) for finding in report.findings if finding.status is Status.FAILED]


def told(report: Report, status: Status) -> list[str]:
    return [f"{finding.entry}: {finding.text}" for finding in report.findings if finding.status is status]


def sealed_again(contents: Contents) -> Report:
    """What a forger would do: change a document and make the manifest fit."""
    return check(bundle_bytes(contents))


def test_an_honest_bundle_is_proved_and_says_what_it_cannot_prove() -> None:
    report = check(BUNDLE)
    assert report.verified
    proved = "\n".join(told(report, Status.PROVED))
    for sentence in (
        "manifest.json: The manifest matches its seal.",
        "rule_pack.json: The chain fixed exactly this before the vote opened.",
        "decision.json: The chain fixed exactly this before the vote opened.",
        "result.json: The chain fixed exactly this after the vote closed.",
        "ballots.jsonl: 10 ballots, as many as the chain says count (1 replaced, 1 discounted).",
        "ballots.jsonl: Every ballot matches a receipt in the chain.",
        "tie.json: The secret is the one committed to before the vote opened.",
        "tie.json: The ballot root is that of the ballots.",
        "result.json: Counted again from the ballots, the result is the same to the byte.",
    ):
        assert sentence in proved
    assert [finding.entry for finding in report.findings if finding.status is Status.NOT_PROVABLE] == [
        "roll.json",
        "tie.json",
        "chain.jsonl",
        "roll.json",
    ]


def test_the_same_contents_give_the_same_bytes_whatever_the_order_of_the_ballots() -> None:
    contents = make_contents()
    assert contents.ballots is not None
    assert bundle_bytes(changed(contents, ballots=contents.ballots[::-1])) == BUNDLE


@pytest.mark.parametrize("name", sorted(entries()))
def test_one_changed_byte_anywhere_in_an_entry_names_the_entry(name: str) -> None:
    raw = entries()[name]
    for place in range(0, len(raw), max(1, len(raw) // 12)):
        damaged = bytearray(raw)
        damaged[place] ^= 1
        report = check(zip_bytes({**entries(), name: bytes(damaged)}))
        assert not report.verified, place
        assert failures(report)[0][0].split()[0] == name, place


def test_a_damaged_line_of_the_chain_or_the_ballots_is_named_by_its_number() -> None:
    for name in ("chain.jsonl", "ballots.jsonl"):
        lines = entries()[name].split(b"\n")
        lines[4] = lines[4].replace(b"0", b"1", 1)
        report = check(zip_bytes({**entries(), name: b"\n".join(lines)}))
        assert f"{name} entry 5" in [entry for entry, _ in failures(report)]


def test_a_flipped_byte_in_the_file_itself_is_noticed_wherever_it_is() -> None:
    for place in range(0, len(BUNDLE), 211):
        damaged = bytearray(BUNDLE)
        damaged[place] ^= 1
        try:
            report = check(bytes(damaged))
        except BadInput:
            continue
        assert not report.verified or "packed again" in "\n".join(told(report, Status.NOT_PROVABLE)), place


def test_a_bundle_that_was_only_packed_again_is_still_proved() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in reversed(entries().items()):
            archive.writestr(name, raw)
    report = check(out.getvalue())
    assert report.verified
    assert any("packed again; what is in it is unchanged" in line for line in told(report, Status.NOT_PROVABLE))


# Forgeries in which every hash of the manifest fits


def test_a_changed_result_is_not_what_the_ballots_give() -> None:
    contents = make_contents()
    forged = dict(contents.result, elected=[1, 4], names=["Ada", "Di"])
    assert failures(sealed_again(changed(contents, result=forged))) == [
        ("result.json", "This is not what the chain fixed after the vote closed."),
        ("result.json", "Counted again from the ballots, the result is a different one."),
    ]


def test_a_changed_rule_or_question_is_not_what_was_fixed_before_the_vote() -> None:
    contents = make_contents()
    found = failures(sealed_again(changed(contents, rule_pack={"id": "pack-4"})))
    assert found == [("rule_pack.json", "This is not what the chain fixed before the vote opened.")]
    found = failures(sealed_again(changed(contents, decision=election_decision(seats=3))))
    assert ("decision.json", "This is not what the chain fixed before the vote opened.") in found


def test_a_ballot_taken_out_or_put_in_does_not_reconcile() -> None:
    contents = make_contents()
    ballots = ranked_ballots()
    fewer = failures(sealed_again(changed(contents, ballots=ballots[1:])))
    assert ("ballots.jsonl", "There are 9 ballots, but the chain says 10 count.") in fewer
    assert ("tie.json", "The ballot root is not that of the ballots.") in fewer
    swapped = failures(sealed_again(changed(contents, ballots=[{"ranking": ["di"], "nonce": "f" * 32}, *ballots[1:]])))
    assert "No receipt in the chain belongs to this ballot." in [text for _, text in swapped]


def test_a_secret_chosen_after_the_vote_is_not_the_one_committed_to() -> None:
    contents = make_contents()
    found = failures(sealed_again(changed(contents, tie=dict(contents.tie or {}, secret="00" * 32))))
    assert ("tie.json", "The secret is not the one committed to before the vote opened.") in found
    missing = failures(sealed_again(changed(contents, tie=None)))
    assert ("tie.json", "An order for ties was committed to, but it is not revealed.") in missing
    broken = failures(sealed_again(changed(contents, tie={"secret": "zz"})))
    assert ("tie.json", "The reveal is incomplete.") in broken


def test_another_beacon_gives_another_order_and_so_perhaps_another_result() -> None:
    contents = make_contents()
    results = set()
    for number in range(12):
        report = sealed_again(changed(contents, tie=dict(contents.tie or {}, beacon=f"round {number}")))
        results.add(report.verified)
    assert results == {True, False}


def test_a_larger_roll_than_the_chain_fixed_is_refused() -> None:
    contents = make_contents()
    found = failures(sealed_again(changed(contents, roll=dict(contents.roll, sha256="1" * 64))))
    assert ("roll.json", "The roll, or the number struck off it, is not what the chain says.") in found
    found = failures(sealed_again(changed(contents, roll=dict(contents.roll, struck=1))))
    assert ("roll.json", "The roll, or the number struck off it, is not what the chain says.") in found
    found = failures(sealed_again(changed(contents, roll=dict(contents.roll, at_notice=9))))
    assert ("roll.json", "10 ballots count, but only 9 could vote.") in found
    found = failures(sealed_again(changed(contents, roll={"sha256": contents.roll["sha256"]})))
    assert ("roll.json", "The roll does not say how many were on it.") in found


def test_strikes_are_counted_against_the_roll() -> None:
    report = check(bundle_bytes(make_contents(struck=2)))
    assert report.verified
    assert any("2 struck off since, nobody added" in line for line in told(report, Status.PROVED))


# The roll itself


def test_whoever_holds_the_roll_can_check_it_against_its_hash() -> None:
    report = check(BUNDLE, roll=canonical(ROLL))
    assert "roll.json: The roll you hold is the one whose hash was published." in told(report, Status.PROVED)
    pretty = check(BUNDLE, roll=b" " + canonical(ROLL).replace(b",", b", "))
    assert pretty.verified
    for wrong in (canonical(ROLL[1:]), b"not json", b"[1.5]"):
        found = failures(check(BUNDLE, roll=wrong))
        assert found == [("roll.json", "The roll you hold is not the one whose hash was published.")]


# Other kinds of vote


def test_sealed_ballots_are_counted_but_their_opening_cannot_be_proved() -> None:
    report = check(bundle_bytes(make_contents(election_decision(secrecy="sealed"))))
    assert report.verified
    assert any("its receipt hides what it says" in line for line in told(report, Status.NOT_PROVABLE))


def test_without_published_ballots_nothing_can_be_counted_again() -> None:
    report = check(bundle_bytes(changed(make_contents(with_tie=False), ballots=None)))
    assert report.verified
    assert any("cannot be counted again here" in line for line in told(report, Status.NOT_PROVABLE))
    assert "result.json: Counted again" not in "\n".join(told(report, Status.PROVED))


def test_a_resolution_is_proved_too() -> None:
    decision = {
        "id": "resolution-3",
        "method": "yes-no-abstain",
        "secrecy": "open",
        "options": [],
        "rule": {"thresholds": [{"ratio": "3/4"}], "quorum": {"tiers": [{"count": 2, "share": "1/2"}]}},
    }
    ballots = [{"choice": "for", "nonce": f"{number}"} for number in range(6)] + [{"choice": "against", "nonce": "x"}]
    contents = make_contents(decision, ballots, with_tie=False)
    assert contents.result["outcome"] == "carried"
    assert check(bundle_bytes(contents)).verified


def test_a_count_that_a_tie_stopped_is_proved_to_have_stopped() -> None:
    contents = make_contents(with_tie=False)
    assert contents.result["ties"][-1]["settled"] == "unsettled"
    assert check(bundle_bytes(contents)).verified


# Not a bundle, or a broken one


def test_what_is_no_bundle_is_bad_input() -> None:
    with pytest.raises(BadInput, match=r"vote\.zip: this is not a readable zip file"):
        check(b"PK\x03\x04 not really")
    with pytest.raises(BadInput, match=r"vote\.zip: this is not a bundle: it has no manifest\.json"):
        check(zip_bytes({"hello.txt": b"hi"}))
    newer = {name: raw for name, raw in entries().items() if name != MANIFEST}
    listing = manifest(newer) | {"version": 2}
    del listing["seal"]
    with pytest.raises(BadInput, match="the bundle is of version 2, and this program reads version 1"):
        check(zip_bytes({MANIFEST: canonical({**listing, "seal": digest(listing)}), **newer}))


def test_missing_extra_and_doubled_entries_are_named() -> None:
    less = {name: raw for name, raw in entries().items() if name != "rule_pack.json"}
    assert failures(check(zip_bytes(less)))[0] == (
        "rule_pack.json",
        "The manifest lists this entry, but the bundle does not hold it.",
    )
    more = check(zip_bytes({**entries(), "note.txt": b"hi"}))
    assert ("note.txt", "The bundle holds this entry, but the manifest does not list it.") in failures(more)
    out = io.BytesIO(BUNDLE)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("result.json", b"{}")
    assert ("result.json", "The zip file holds this entry twice.") in failures(check(out.getvalue()))
    without = {name: raw for name, raw in entries().items() if name not in (MANIFEST, "result.json")}
    assert ("result.json", "The entry is missing.") in failures(
        check(zip_bytes({MANIFEST: canonical(manifest(without)), **without}))
    )


def test_an_entry_that_is_not_canonical_is_refused_even_if_it_says_the_same() -> None:
    others = {name: raw for name, raw in entries().items() if name != MANIFEST}
    others["decision.json"] = others["decision.json"].replace(b",", b", ", 1)
    report = check(zip_bytes({MANIFEST: canonical(manifest(others)), **others}))
    assert failures(report)[0] == ("decision.json", "The entry is not in canonical form (RFC 8785).")


def test_nothing_in_a_bundle_makes_the_verifier_stumble() -> None:
    """Documents of the wrong shape are findings, never a crash."""
    for name in entries():
        for raw in (b"null", b"[]", b"{}", b"7", b'"x"', b"[null]\n", b"{}\n", b""):
            others = {**{key: value for key, value in entries().items() if key != MANIFEST}, name: raw}
            others.pop(MANIFEST, None)
            listing = canonical(manifest(others)) if name != MANIFEST else raw
            report = check(zip_bytes({MANIFEST: listing, **others}))
            assert not report.verified, (name, raw)
