"""What can be taken away from a vote: the bundle, the board, the ballots, exports, and everybody's own data."""

import csv
import io
import json
import zipfile
from random import Random
from types import SimpleNamespace

import pytest
from django.urls import reverse

from tests.cms.backoffice.test_doors import NAMES
from tests.coop.decisions.secrecy.adversary import VOTERS, choose, likely_most, right
from tests.coop.decisions.secrecy.observing import with_any
from tests.factories.cast import an_officer
from tests.factories.vote_pages import address, browser_of, declared
from tests.factories.votes import DURING, an_open_election, an_open_vote, keys_of, vote, voters_of

pytestmark = pytest.mark.django_db
PUBLIC = ("bundle", "board_file", "ballots_file")


def held(decision, papers):
    """Everybody votes, in the order of the papers; it is declared. What each got: (receipt, paper as text)."""
    got = {}
    for person, paper in zip(voters_of(decision), papers, strict=False):
        got[person] = (vote(decision, person, paper).digest, json.dumps(paper, sort_keys=True))
    declared(decision)
    return got


def files_for(client, decision):
    """Every published file by name, zips unpacked; a file that is not published is not there."""
    found = {}
    for stem in PUBLIC:
        answer = client.get(address(stem, decision))
        if answer.status_code == 200:
            found |= unpacked(stem, answer.content)
    return found


def unpacked(name, content):
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {name: content.decode()}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {f"{name}/{each.filename}": archive.read(each).decode() for each in archive.infolist()}


def in_order(files, people_by_receipt):
    """The board read from above, beside the ballots read from above: (person, paper)."""
    board = [json.loads(line)["entry"] for line in files["bundle/chain.jsonl"].splitlines()]
    cast = [people_by_receipt[entry["digest"]] for entry in board if entry["kind"] == "cast"]
    return list(zip(cast, files["bundle/ballots.jsonl"].splitlines(), strict=True))


def test_the_files_of_a_secret_vote_name_nobody_and_their_order_says_nothing(frozen):
    """6.7 JSON exports. The board is in the order of casting: the ballots beside it must not be. The control is the
    same bundle with its ballots as they came in."""
    frozen(DURING)
    decision = an_open_vote(VOTERS, secrecy="L1+")
    got = held(decision, choose(Random(3)))
    files = files_for(browser_of(None), decision)
    assert {"bundle/chain.jsonl", "bundle/ballots.jsonl", "bundle/roll.json", "board_file"} <= set(files)
    truth = dict(got.values())
    pairs = [
        (who, json.dumps(json.loads(paper))) for who, paper in in_order(files, dict(zip(truth, truth, strict=True)))
    ]
    assert right(pairs, truth) <= likely_most(pairs, truth)
    assert files["bundle/ballots.jsonl"].splitlines() == sorted(files["bundle/ballots.jsonl"].splitlines())
    assert {frozenset(json.loads(line)) for line in files["bundle/ballots.jsonl"].splitlines()} == {
        frozenset({"choice"})
    }
    people = [word for p in got for word in (p.user.email, p.user.name, p.account_id, f'"{p.member_no}"')]
    assert {name for name, text in files.items() if with_any([text], people)} == set()
    receipts = {name for name, text in files.items() if with_any([text], truth)}
    assert receipts == {"bundle/chain.jsonl", "board_file"}
    # No word of a time between the opening and the close, beyond those of the decision itself.
    assert with_any([files["bundle/chain.jsonl"], files["bundle/ballots.jsonl"]], ["2026-", "T12:"]) == []

    careless = files | {"bundle/ballots.jsonl": "\n".join(truth.values())}
    assert right(in_order(careless, dict(zip(truth, truth, strict=True))), truth) == VOTERS


def test_the_ranked_ballots_that_are_published_are_counted_up_and_not_in_the_order_of_casting(frozen):
    """6.7 JSON exports, the BLT file: like rankings are one line, and the lines are sorted."""
    frozen(DURING)
    decision = an_open_election(24)
    keys = keys_of(decision)
    wishes = [["Di", "Bo"], ["Ada"], ["Cy", "Ada"], ["Ada", "Bo"]]
    got = held(decision, [[keys[name] for name in wishes[n % 4]] for n in range(24)])
    files = files_for(browser_of(None), decision)
    ballots = [line for line in files["ballots_file"].splitlines()[1:] if line.endswith(" 0")]
    assert ballots == sorted(ballots, key=lambda line: [int(n) for n in line.split()[1:]])
    assert len(ballots) == 4
    assert {name for name, text in files.items() if with_any([text], [p.user.email for p in got])} == set()


def lines_that_link(text, people, words):
    """Lines of a table or of JSON with a person and a choice in them."""
    return [line for line in text.splitlines() if with_any([line], people) and with_any([line], words)]


def test_no_spreadsheet_of_the_office_holds_a_person_and_a_choice_in_one_line(frozen):
    """6.7 exports as CSV: every list of the staff office as the file it can be downloaded as."""
    frozen(DURING)
    decision = an_open_election(6)
    keys = keys_of(decision)
    got = held(decision, [[keys["Di"]], [keys["Bo"], keys["Di"]], [keys["Ada"]]])
    people = [word for p in got for word in (p.user.email, p.user.name, p.account_id)]
    words = [*keys.values(), *(receipt for receipt, _paper in got.values())]
    client = browser_of(SimpleNamespace(user=an_officer("Pia Board")))
    read = 0
    for name in NAMES:
        answer = client.get(reverse(name), {"export": "csv"})
        if answer.status_code == 200 and "csv" in answer.headers["Content-Type"]:
            read += 1
            assert lines_that_link(b"".join(answer).decode(), people, words) == [], name
    assert read >= 10
    careless = io.StringIO()
    csv.writer(careless).writerows([["Name", "Ranking"], *([p.user.name, paper] for p, (_r, paper) in got.items())])
    assert len(lines_that_link(careless.getvalue(), people, words)) == 3


def tells_how(files, receipt, words):
    """Files of somebody's own data with more in them than that they voted."""
    return {name for name, text in files.items() if with_any([text], [receipt, "ranking", *words])}


def test_ones_own_data_say_that_one_voted_and_not_how(frozen):
    """6.3, L1+: a receipt cannot show anyone how you voted; nor can the file of your own data, whoever asks you for it."""
    frozen(DURING)
    decision = an_open_election(6)
    keys = keys_of(decision)
    got = held(decision, [[keys["Di"]], [keys["Bo"], keys["Di"]]])
    voter, other = voters_of(decision)[0], voters_of(decision)[4]
    url = reverse("accounts:download_my_data")
    mine = unpacked("mine", browser_of(voter).get(url).content)
    marks = json.loads(mine["mine/coop_decisions.castmark.json"])
    assert [set(mark) for mark in marks] == [{"entry", "box"}]
    assert tells_how(mine, got[voter][0], keys.values()) == set()
    assert [
        name for name in mine if name.endswith(("openedballot.json", "detachedballot.json", "boardentry.json"))
    ] == []
    assert "mine/coop_decisions.castmark.json" not in unpacked("mine", browser_of(other).get(url).content)
    careless = mine | {"mine/ballot.json": json.dumps([{"ranking": [keys["Di"]]}])}
    assert tells_how(careless, got[voter][0], keys.values()) == {"mine/ballot.json"}
