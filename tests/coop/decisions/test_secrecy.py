"""Somebody with the whole database tries to find out who voted how (governance 6.7, adversary test).

Two hundred members vote in secret, in random order, each in a transaction of their own. Then the adversary, who knows
everything the server stores, pairs people with ballots in every way that is known to work. Against the ways ballots are
kept elsewhere each attack must find somebody: that is the control that the adversary is any good. Against ours, once
voting has closed, none may do better than chance. What was said, logged, mailed or shown: the files in `secrecy/`.
"""

import hashlib
import json
import random
import uuid
from itertools import product

import pytest
from django.db import connection

from coop.counting.formats.canonical import canonical
from coop.decisions.calculations.secrecy import CLAIMS
from coop.decisions.models import BallotBox, BoardEntry, CastMark, OpenedBallot, RollEntry
from tests.coop.decisions.secrecy.adversary import (
    VOTERS,
    WAYS,
    Adversary,
    choose,
    likely_most,
    right,
    rows,
    rows_of,
)
from tests.coop.decisions.secrecy.careless import AS_THEY_LIE, SHUFFLED, CarelessBox, Style
from tests.factories.votes import an_open_vote, close_it, vote, voters_of

pytestmark = pytest.mark.django_db(transaction=True)

STYLES = {
    "one transaction": (Style(), "xmin+0"),
    "a savepoint": (Style(savepoint=True), "xmin+1"),
    "two transactions": (Style(transactions=2), "xmin+1"),
    "two transactions, the ballot first": (Style(transactions=2, first="ballot"), "xmin-1"),
    "two transactions, looked at from afar": (Style(transactions=2), "nearest xmin"),
    "written anew as they lie": (Style(seal=AS_THEY_LIE), "watched ~ place"),
    "numbered, then shuffled": (Style(key="serial", seal=SHUFFLED), "watched ~ id"),
    "keys of version 1, then shuffled": (Style(key="uuid1", seal=SHUFFLED), "watched ~ id"),
    "keys of version 7, then shuffled": (Style(key="uuid7", seal=SHUFFLED), "watched ~ id"),
    "times kept, then shuffled": (Style(timed=True, seal=SHUFFLED), "at ~ at"),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_adversary_catches_ballots_that_only_look_detached(name):
    """6.7 adversary test, the deliberately broken fixtures: xmin (=, +1, -1, nearest), ctid, id order (sequences, UUID
    versions 1 and 7), timestamps."""
    style, attack = STYLES[name]
    generator = random.Random(7)
    choices = choose(generator)
    order = list(range(1, VOTERS + 1))
    generator.shuffle(order)
    truth = {person: json.dumps(choices[person - 1]) for person in order}
    box = CarelessBox(style, VOTERS)
    try:
        for person in order:
            box.vote(person, choices[person - 1])
        box.close()
        found = Adversary(*box.evidence(), watched=order).caught(truth)
    finally:
        box.drop()
    assert attack in found
    # A neighbour's transaction number can be taken by somebody else on a busy server; nothing else is a matter of luck.
    if not attack.startswith(("xmin+1", "xmin-1", "nearest")):
        assert found[attack] == VOTERS
    if style.seal:  # the close did what it was for: the transactions are gone, and what is caught is the other leak
        assert [each for each in found if "xmin" in each] == []


def test_the_marks_lie_in_the_order_of_voting_where_a_roll_is_marked_in_place():
    """6.7 ctid. A row that is updated moves to the end: the roll alone gives the order of voting away."""
    box = CarelessBox(Style(seal=AS_THEY_LIE), VOTERS)
    generator = random.Random(8)
    order = random.Random(9).sample(range(1, VOTERS + 1), VOTERS)
    choices = choose(generator)
    truth = {person: json.dumps(choices[person - 1]) for person in order}
    try:
        for person in order:
            box.vote(person, choices[person - 1])
        box.close()
        assert "place ~ place" in Adversary(*box.evidence()).caught(truth)
    finally:
        box.drop()


def without_gaps(*tables):
    """No room left by the rows of earlier votes, so that rows lie in the order in which they come."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'VACUUM FULL "{table}"')


def hold_a_vote(seed):
    """A secret vote of two hundred that is still open; the truth in the order of casting; and the receipts."""
    without_gaps("coop_decisions_castmark", "coop_decisions_detachedballot")
    generator = random.Random(seed)
    decision = an_open_vote(VOTERS, secrecy="L1+")
    people = voters_of(decision)
    generator.shuffle(people)
    choices = choose(generator)
    entries = dict(RollEntry.objects.filter(roll__decision=decision).values_list("member_id", "id"))
    receipts = {entries[p.pk]: vote(decision, p, c).digest for p, c in zip(people, choices, strict=True)}
    truth = {entries[p.pk]: json.dumps(c) for p, c in zip(people, choices, strict=True)}
    return decision, truth, receipts


def what_is_kept(decision, ballot_table, watched):
    """The adversary with our tables: marks with all that the roll says of them, and ballots."""
    box = BallotBox.objects.get(decision=decision)
    where = f"WHERE box_id = {box.pk}"
    people = rows_of("coop_decisions_castmark", "entry_id", where)
    of_entry = {
        entry: {"member_no": number, "roll_place": place, "roll_xmax": xmax}
        for entry, number, place, xmax in rows(
            "SELECT id, member_no, row_number() OVER (ORDER BY ctid), xmax::text::bigint "
            "FROM coop_decisions_rollentry WHERE roll_id = %s",
            [box.pk],
        )
    }
    for person in people:
        person.columns |= of_entry[person.what] | {"entry": person.what}
    return Adversary(people, rows_of(ballot_table, "paper", where), watched)


def test_while_voting_is_open_this_adversary_finds_everybody_as_the_ballot_says():
    """6.3, L1+: "The people who run the server could work it out while voting is open." The control on our own tables:
    the same eyes that find nothing after the close find all before it."""
    decision, truth, _receipts = hold_a_vote(seed=5)
    found = what_is_kept(decision, "coop_decisions_detachedballot", list(truth)).caught(truth)
    assert (found["xmin+0"], found["place ~ place"], found["watched ~ place"]) == (VOTERS, VOTERS, VOTERS)
    assert "could work it out while voting is open" in str(CLAIMS["L1+"])


def test_after_the_close_no_attack_does_better_than_chance():
    """6.7 adversary test: xmin (=, +1, -1, nearest), ctid, id order, and every other column in every order."""
    always = None
    for seed in (11, 12, 13):  # luck does not come three times: an attack that works does
        decision, truth, receipts = hold_a_vote(seed=seed)
        close_it(decision)
        adversary = what_is_kept(decision, "coop_decisions_openedballot", list(truth))
        assert (len(adversary.people), len(adversary.ballots)) == (VOTERS, VOTERS)
        found = adversary.caught(truth) | by_the_board(decision, adversary, truth, receipts)
        always = set(found) if always is None else always & set(found)
        tried = set(adversary.attacks())
        assert {"place ~ place", "entry ~ id", "member_no ~ place", "watched ~ place", "watched ~ id"} <= tried
        if not always:
            return
    assert always == set()


def by_the_board(decision, adversary, truth, receipts):
    """Pair the board, entry by entry in the order of casting, with the ballots as they lie."""
    owner = {receipt: person for person, receipt in receipts.items()}
    board = BoardEntry.objects.filter(box__decision=decision, receipt__isnull=False).order_by("n")
    cast = [owner[receipt] for receipt in board.values_list("receipt", flat=True)]
    pairs = [(person, ballot.what) for person, ballot in zip(cast, adversary.ballots, strict=True)]
    score = right(pairs, truth)
    return {"board ~ place": score} if score > likely_most(pairs, truth) else {}


def test_the_seal_leaves_one_transaction_and_throws_the_files_away():
    """6.2 the measured hole: after the shuffled rewrite there are 0 joins and one xmin, and the spool is gone."""
    decision, _truth, _receipts = hold_a_vote(seed=21)
    spool = rows("SELECT pg_relation_filepath('coop_decisions_detachedballot')")
    marks = rows("SELECT pg_relation_filepath('coop_decisions_castmark')")
    close_it(decision)
    adversary = what_is_kept(decision, "coop_decisions_openedballot", [])
    # One transaction wrote all ballots, and one all marks; the files they came from are gone.
    assert len({ballot.xmin for ballot in adversary.ballots}) == 1
    assert len({person.xmin for person in adversary.people}) == 1
    assert rows("SELECT count(*) FROM coop_decisions_detachedballot") == [(0,)]
    assert rows("SELECT pg_relation_filepath('coop_decisions_detachedballot')") != spool
    assert rows("SELECT pg_relation_filepath('coop_decisions_castmark')") != marks
    # Nothing that a voter left behind shares a transaction with an opened ballot, unless everybody's does: the seal
    # touches every entry on the roll. And no mark or entry on the roll shares one with an entry on the board.
    opened = {ballot.xmin for ballot in adversary.ballots}
    receipts_in = {x for (x,) in rows("SELECT xmin::text::bigint FROM coop_decisions_boardentry WHERE receipt <> ''")}
    touched = {person.columns["roll_xmax"] for person in adversary.people}
    marked = {person.xmin for person in adversary.people}
    assert (opened, marked) == (touched, touched)
    assert receipts_in & (opened | touched | marked) == set()


def test_no_column_of_a_secret_ballot_can_say_when_or_in_which_order():
    """6.7 grep test: no created_at on opened ballots. 6.2 other channels: sequences, UUID v1/v7."""
    for model in (OpenedBallot, CastMark):
        assert [f.name for f in model._meta.fields if "at" in f.name.split("_") or "time" in f.name] == []
        assert [f.name for f in model._meta.fields if f.get_internal_type() in ("DateTimeField", "BigAutoField")] == []
    columns = rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_name IN "
        "('coop_decisions_openedballot', 'coop_decisions_detachedballot', 'coop_decisions_castmark') "
        "AND (data_type LIKE 'time%' OR data_type = 'date' OR is_identity = 'YES' OR column_default LIKE 'nextval%')"
    )
    assert columns == []
    decision = an_open_vote(6, secrecy="L1+")
    for person in voters_of(decision):
        vote(decision, person, WAYS[0])
    spool = {key for (key,) in rows("SELECT id FROM coop_decisions_detachedballot")}
    close_it(decision)
    opened = {key for (key,) in rows("SELECT id FROM coop_decisions_openedballot")}
    assert spool & opened == set()
    assert {uuid.UUID(str(key)).version for key in spool | opened} == {4}


def guesses(entry, member_no, receipts):
    """The way of voting whose digest is on the board: tried with all that the server knows of a voter as the salt."""
    found = []
    for way in WAYS:
        for text, salt in product((json.dumps(way), canonical(way).decode(), way["choice"]), ("", entry, member_no)):
            for whole in (f"{text}{salt}", f"{salt}{text}", f"{salt}:{text}", f"{text}:{salt}"):
                if hashlib.sha256(whole.encode()).hexdigest() in receipts:
                    found.append(json.dumps(way))
    return found


def test_a_receipt_commits_to_no_ballot():
    """6.3 "It cannot show anyone how you voted", with a careless receipt (SHA-256 of entry and ballot) as control."""
    decision, truth, receipts = hold_a_vote(seed=31)
    numbers = dict(RollEntry.objects.filter(roll__decision=decision).values_list("id", "member_no"))
    careless = {hashlib.sha256(f"{entry}:{paper}".encode()).hexdigest() for entry, paper in truth.items()}
    assert all(guesses(entry, numbers[entry], careless) == [paper] for entry, paper in truth.items())
    kept = set(receipts.values())
    assert len(kept) == VOTERS
    assert [entry for entry in truth if guesses(entry, numbers[entry], kept)] == []


def test_other_votes_that_are_open_lose_nothing_when_one_closes():
    closing, other = an_open_vote(12, secrecy="L1+"), an_open_vote(12, secrecy="L1+")
    for decision in (closing, other):
        for number, person in enumerate(voters_of(decision)):
            vote(decision, person, WAYS[number % 3])
    close_it(closing)
    assert OpenedBallot.objects.filter(box__decision=closing).count() == 12
    assert rows("SELECT count(*), count(DISTINCT xmin::text) FROM coop_decisions_detachedballot") == [(12, 1)]
    close_it(other)
    papers = [ballot.paper["choice"] for ballot in OpenedBallot.objects.filter(box__decision=other)]
    assert sorted(papers) == sorted(["for", "against", "abstain"] * 4)
