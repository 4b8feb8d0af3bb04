"""``coopcount verify``."""

import json
from pathlib import Path

import pytest

from coop.counting.bundle.contents import bundle_bytes, zip_bytes
from coop.counting.cli import main
from coop.counting.formats.canonical import canonical
from tests.coop.counting.bundle.made import ROLL, changed, make_contents


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "vote.zip"
    path.write_bytes(bundle_bytes(make_contents()))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_an_honest_bundle_is_exit_0_with_what_was_proved_and_what_is_open(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "verify", bundle)
    assert (code, err) == (0, "")
    assert "ok      result.json: Counted again from the ballots, the result is the same to the byte.\n" in out
    assert "open    roll.json: Who is on the roll: give the roll itself with --roll" in out
    assert "FAILED" not in out
    assert "Verified: everything marked ok was proved again." in out


def test_one_changed_byte_is_exit_1_and_names_the_entry(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = bytearray(bundle.read_bytes())
    place = raw.index(b'"title":"Board 2026"') + 10
    raw[place] ^= 1
    bundle.write_bytes(bytes(raw))
    code, out, err = run(capsys, "verify", bundle)
    assert code == 1
    assert "FAILED  decision.json: " in out
    assert "NOT VERIFIED." in out
    assert err.startswith(f"coopcount: {bundle}: not verified: decision.json: ")
    assert err.count("\n") == 1


def test_the_findings_come_as_json_too(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "verify", bundle, "--json")
    document = json.loads(out)
    assert (code, document["verified"], document["bundle"]) == (0, True, str(bundle))
    assert {finding["status"] for finding in document["findings"]} == {"proved", "not provable here"}
    forged = changed(make_contents(), rule_pack={"id": "other"})
    bundle.write_bytes(bundle_bytes(forged))
    code, out, _ = run(capsys, "verify", bundle, "--json")
    failed = [finding for finding in json.loads(out)["findings"] if finding["status"] == "failed"]
    assert (code, [finding["entry"] for finding in failed]) == (1, ["rule_pack.json"])


def test_the_roll_can_be_checked(bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roll = tmp_path / "roll.json"
    roll.write_bytes(canonical(ROLL))
    code, out, _ = run(capsys, "verify", bundle, "--roll", roll)
    assert code == 0
    assert "ok      roll.json: The roll you hold is the one whose hash was published." in out


def test_what_is_no_bundle_is_exit_2(bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for raw in (b"", b"hello", zip_bytes({"hello.txt": b"hi"})):
        bundle.write_bytes(raw)
        code, out, err = run(capsys, "verify", bundle)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"coopcount: {bundle}: this is not a")
    code, out, err = run(capsys, "verify", tmp_path / "none.zip")
    assert (code, out, err) == (2, "", f"coopcount: {tmp_path}/none.zip: cannot be read: No such file or directory.\n")
