"""Counting: two ways to the same bytes, files that anybody can verify, and small votes that give nobody away."""

import hashlib
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction

from coop.counting.bundle.verify import verify_bundle
from coop.counting.formats.blt import read_blt
from coop.decisions.actions import count_decision as module
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.models import BallotBox, CountFile, CountRun, RollEntry, TieOrder
from coop.decisions.queries.elected import elected_members
from coop.decisions.voting_errors import CountsDiffer
from foundation.errors import Fact
from tests.factories.votes import (
    ABSTAIN,
    AFTER,
    AGAINST,
    DURING,
    FOR,
    an_open_election,
    an_open_vote,
    close_it,
    keys_of,
    vote,
    voters_of,
)

pytestmark = pytest.mark.django_db


def counted(decision, **fields):
    close_it(decision)
    return count_decision(by=None, decision=decision, at=AFTER, **fields)


def files_of(decision):
    return CountFile.objects.get(box__decision=decision)


def entries_of(decision):
    with zipfile.ZipFile(BytesIO(bytes(files_of(decision).bundle))) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def verified(decision):
    return verify_bundle(bytes(files_of(decision).bundle), source="bundle.zip")


def a_board_election(voters=24, **fields):
    """Ada leads, Bo and Cy are close, Di has few."""
    decision = an_open_election(voters, **fields)
    keys = keys_of(decision)
    wishes = [["Ada", "Bo"], ["Ada", "Cy"], ["Bo", "Ada"], ["Cy", "Bo"], ["Ada"], ["Di", "Cy", "Bo"]]
    for number, person in enumerate(voters_of(decision)):
        vote(decision, person, [keys[name] for name in wishes[number % 6]])
    return decision


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_a_resolution_is_counted_twice_alike_and_says_what_became_of_it(secrecy):
    decision = an_open_vote(6, secrecy=secrecy)
    for person, paper in zip(voters_of(decision), (FOR, FOR, FOR, AGAINST, ABSTAIN), strict=False):
        vote(decision, person, paper)
    decision = counted(decision)
    assert (decision.state, decision.outcome) == ("counted", "carried")
    numbers = decision.result["counts"]
    assert [numbers[kind] for kind in ("for", "against", "abstain", "blank", "spoilt")] == [3, 1, 1, 0, 0]
    runs = CountRun.objects.filter(box__decision=decision)
    assert sorted(runs.values_list("path", flat=True)) == ["bundle", "direct"]
    assert len({run.document for run in runs}) == 1
    assert json.loads(runs[0].document) == decision.result
    assert runs[0].sha256 == hashlib.sha256(runs[0].document.encode()).hexdigest()


def test_with_nobody_voting_a_quorum_is_not_met():
    decision = counted(an_open_vote(4))
    assert decision.outcome == "inquorate"


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_the_published_bundle_verifies_with_the_command_on_its_own(secrecy, tmp_path):
    decision = an_open_vote(7, secrecy=secrecy)
    people = voters_of(decision)
    for person, paper in zip(people, (FOR, FOR, AGAINST, ABSTAIN), strict=False):
        vote(decision, person, paper)
    if secrecy == "L0":
        vote(decision, people[0], AGAINST, at=DURING + timedelta(hours=2))
    RollEntry.objects.filter(member=people[1]).update(struck_at=DURING, struck_reason="left")
    RollEntry.objects.filter(member=people[6]).update(struck_at=DURING, struck_reason="died")
    counted(decision)
    path = tmp_path / "bundle.zip"
    path.write_bytes(bytes(files_of(decision).bundle))
    done = subprocess.run(
        [sys.executable, "-m", "coop.counting", "verify", str(path), "--json"], capture_output=True, check=False
    )
    report = json.loads(done.stdout)
    assert (done.returncode, report["verified"]) == (0, True), done.stdout.decode()
    said = " ".join(finding["text"] for finding in report["findings"])
    assert "Counted again from the ballots, the result is the same to the byte." in said


def test_a_named_vote_of_a_member_who_was_struck_is_discounted_and_the_board_says_so():
    decision = an_open_vote(4)
    ada, bo, _cy, _di = voters_of(decision)
    vote(decision, ada, FOR)
    vote(decision, bo, AGAINST)
    RollEntry.objects.filter(member=ada).update(struck_at=DURING, struck_reason="left")
    decision = counted(decision)
    assert (decision.result["counts"]["for"], decision.result["counts"]["against"]) == (0, 1)
    assert json.loads(entries_of(decision)["roll.json"])["struck"] == 1
    assert verified(decision).verified


def test_a_secret_vote_cast_before_its_voter_was_struck_stays_in_the_count_and_on_the_roll():
    decision = an_open_vote(4, secrecy="L1+")
    ada, bo, cy, _di = voters_of(decision)
    vote(decision, ada, FOR)
    vote(decision, bo, AGAINST)
    RollEntry.objects.filter(member__in=[ada, cy]).update(struck_at=DURING, struck_reason="left")
    decision = counted(decision)
    assert (decision.result["counts"]["for"], decision.result["counts"]["against"]) == (1, 1)
    assert json.loads(entries_of(decision)["roll.json"])["struck"] == 1
    assert verified(decision).verified


def test_an_election_is_counted_by_scottish_stv_and_its_files_repeat_it():
    decision = counted(a_board_election())
    assert decision.outcome == "elected"
    assert decision.result["names"][0] == "Ada"
    assert [member.user.name for member in elected_members(decision)] == decision.result["names"]
    assert verified(decision).verified
    election = read_blt(files_of(decision).blt.encode().splitlines(keepends=True), source="board.blt")
    assert (election.names, election.seats, sum(election.ballots.values())) == (("Ada", "Bo", "Cy", "Di"), 2, 24)


def test_the_tie_order_was_committed_to_before_and_is_revealed_only_with_the_count():
    decision = a_board_election()
    order = TieOrder.objects.get(box__decision=decision)
    assert (order.beacon, order.revealed_at) == ("", None)
    with pytest.raises(IntegrityError, match="revealed once after the close"), transaction.atomic():
        TieOrder.objects.update(beacon="dice 4 2", revealed_at=DURING)
    counted(decision, beacon="dice 3 5 1")
    order.refresh_from_db()
    tie = json.loads(entries_of(decision)["tie.json"])
    assert (tie["commitment"], tie["secret"], tie["beacon"]) == (order.commitment, order.secret, "dice 3 5 1")
    with pytest.raises(IntegrityError, match="revealed once after the close"), transaction.atomic():
        TieOrder.objects.update(beacon="dice 6 6 6")


def test_a_tie_is_settled_by_the_committed_order_and_the_bundle_proves_it():
    decision = an_open_election(20, names=("Ada", "Bo"), seats=1)
    keys = keys_of(decision)
    for number, person in enumerate(voters_of(decision)):
        vote(decision, person, [keys["Ada" if number % 2 else "Bo"]])
    decision = counted(decision)
    assert [tie["settled"] for tie in decision.result["ties"]] == ["committed-order"]
    assert verified(decision).verified


@pytest.mark.parametrize(("voters", "published"), [(19, False), (20, True)])
def test_ranked_ballots_are_published_only_when_twenty_or_more_were_cast(voters, published):
    decision = counted(a_board_election(voters))
    assert ("ballots.jsonl" in entries_of(decision), bool(files_of(decision).blt)) == (published, published)
    assert verified(decision).verified


def test_an_election_in_which_nobody_voted_elects_nobody():
    decision = counted(an_open_election(3))
    assert decision.outcome == "lost"


def test_counts_that_differ_stop_everything(monkeypatch):
    decision = an_open_vote(3)
    vote(decision, voters_of(decision)[0], FOR)
    close_it(decision)
    monkeypatch.setattr(module, "count_bundle", lambda bundle, order: b"{}")
    with pytest.raises(CountsDiffer):
        count_decision(by=None, decision=decision, at=AFTER)
    decision.refresh_from_db()
    assert (decision.state, CountRun.objects.count(), CountFile.objects.count()) == ("closed", 0, 0)


def test_a_vote_is_counted_after_its_close_and_once():
    decision = an_open_vote(3)
    with pytest.raises(Fact):
        count_decision(by=None, decision=decision, at=AFTER)
    counted(decision)
    with pytest.raises(Fact):
        count_decision(by=None, decision=decision, at=AFTER)


def test_a_count_never_changes():
    decision = counted(an_open_vote(3))
    for model in (CountRun, CountFile):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            model.objects.filter(box__decision=decision).delete()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        CountRun.objects.update(document="{}")
    box = BallotBox.objects.get(decision=decision)
    with pytest.raises(IntegrityError, match="what a vote opened with stays"), transaction.atomic():
        BallotBox.objects.filter(pk=box.pk).update(method="irv")


def by_classes(decision, *, workers, users):
    """A secret vote whose rule counts classes; so many of each vote for it."""
    people = {"worker": [], "user": []}
    for entry in RollEntry.objects.filter(roll__decision=decision).select_related("member").order_by("member_no"):
        people[entry.member_class].append(entry.member)
    for person in [*people["worker"][:workers], *people["user"][:users]]:
        vote(decision, person, FOR)
    return counted(decision)


@pytest.mark.parametrize(("users", "published"), [(4, False), (5, True)])
def test_a_secret_vote_by_classes_is_published_with_five_or_more_in_each(monkeypatch, users, published):
    from coop.decisions.actions import _ballot_box
    from tests.factories.votes import members

    rule = {
        "thresholds": [{"ratio": "1/2", "relation": "more_than", "base": "for_against"}],
        "class_quorums": {"user": {"tiers": [{"count": 3}]}, "worker": {"tiers": [{"count": 3}]}},
    }
    monkeypatch.setattr(_ballot_box, "counting_rule", lambda *_: rule)
    decision = an_open_vote([*members(6), *members(6, "user")], secrecy="L1+")
    decision = by_classes(decision, workers=6, users=users)
    assert decision.outcome == "carried"
    assert {name: tally["for"] for name, tally in decision.result["classes"].items()} == {"user": users, "worker": 6}
    assert CountFile.objects.filter(box__decision=decision).exists() is published
    if published:
        assert verified(decision).verified
