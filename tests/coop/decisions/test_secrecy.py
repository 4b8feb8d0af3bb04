"""Somebody with the whole database tries to find out who voted how (governance 6.7).

Two hundred members vote in secret, in random order, each in a transaction of their own. Then the adversary, who knows
everything the server stores, pairs people with ballots in every way that is known to work. Against the way ballots were
kept elsewhere (two tables, random keys, no times) every one of these attacks must find somebody: that is the control
that the adversary is any good. Against ours none may do better than chance.
"""

import json
import logging
import math
import random
import uuid

import pytest
from django.db import connection, transaction

from coop.decisions.models import BallotBox, BoardEntry, CastMark, OpenedBallot, RollEntry
from foundation.audit.models import AuditRecord
from tests.factories.votes import ABSTAIN, AGAINST, FOR, an_open_vote, close_it, vote, voters_of

pytestmark = pytest.mark.django_db(transaction=True)
VOTERS = 200
WAYS = (FOR, AGAINST, ABSTAIN)


def rows(sql, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def choose(generator):
    """How two hundred people vote: evenly, so that a guess is right one time in three."""
    return [generator.choice(WAYS) for _ in range(VOTERS)]


def likely_most(pairs, truth):
    """The most a blind guesser would get right but once in hundreds of runs: chance and three sigma.

    Chance is that of drawing without looking from the ballots as they are.
    """
    shares = [sum(1 for paper in truth.values() if paper == way) / len(truth) for way in map(json.dumps, WAYS)]
    chance = sum(share * share for share in shares)
    return len(pairs) * chance + 3 * math.sqrt(max(len(pairs), 1) * chance * (1 - chance))


def right(pairs, truth):
    return sum(1 for person, paper in pairs if truth[person] == paper)


class Adversary:
    """Pairs people with ballots. `people`: a query of (entry, xmin, ctid order); `ballots`: of (paper, xmin, ...)."""

    def __init__(self, mark_table, person_column, ballot_table, where=""):
        self.people = rows(f"SELECT {person_column}, xmin::text::bigint FROM {mark_table} {where} ORDER BY ctid")
        self.ballots = rows(f"SELECT paper, xmin::text::bigint, id::text FROM {ballot_table} {where} ORDER BY ctid")
        self.ballots = [(json.dumps(p if isinstance(p, dict) else json.loads(p)), x, i) for p, x, i in self.ballots]

    def by_transaction(self, offset):
        by_xmin = {}
        for paper, xmin, _key in self.ballots:
            by_xmin.setdefault(xmin, []).append(paper)
        # Only a transaction that wrote one ballot tells whose it is.
        return [
            (person, by_xmin[xmin + offset][0])
            for person, xmin in self.people
            if len(by_xmin.get(xmin + offset, [])) == 1
        ]

    def by_nearest_transaction(self):
        if len({xmin for _p, xmin, _k in self.ballots}) == 1:
            return self.by_place()
        return [
            (person, min(self.ballots, key=lambda ballot: (abs(ballot[1] - xmin), -ballot[1]))[0])
            for person, xmin in self.people
        ]

    def by_place(self):
        return [(person, ballot[0]) for (person, _x), ballot in zip(self.people, self.ballots, strict=True)]

    def by_key(self):
        ordered = sorted(self.ballots, key=lambda ballot: ballot[2])
        return [(person, ballot[0]) for (person, _x), ballot in zip(self.people, ordered, strict=True)]

    def by_order_of_casting(self, order):
        """`order`: people in the order in which a list (board, log, a watcher) saw them vote."""
        return [(person, ballot[0]) for person, ballot in zip(order, self.ballots, strict=True)]

    def attacks(self, order):
        found = {f"xmin{offset:+d}": self.by_transaction(offset) for offset in (-1, 0, 1)}
        found["nearest xmin"] = self.by_nearest_transaction()
        found["ctid"] = self.by_place()
        found["key order"] = self.by_key()
        found["order of casting"] = self.by_order_of_casting(order)
        return found


def caught(adversary, truth, order):
    """The attacks that do better than chance, and how many people each finds out."""
    found = {name: (pairs, right(pairs, truth)) for name, pairs in adversary.attacks(order).items()}
    return {name: score for name, (pairs, score) in found.items() if pairs and score > likely_most(pairs, truth)}


LEAKY = """
CREATE TABLE IF NOT EXISTS leaky_roll (entry integer PRIMARY KEY, submitted boolean NOT NULL DEFAULT false);
CREATE TABLE IF NOT EXISTS leaky_ballot (id uuid PRIMARY KEY, paper jsonb NOT NULL);
"""


@pytest.fixture
def leaky_tables():
    with connection.cursor() as cursor:
        cursor.execute(LEAKY)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE leaky_roll, leaky_ballot")


def leaky_vote(person, paper, *, transactions, savepoint):
    """Two tables, random key, no time, no name: what looks detached and is not."""

    def mark():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE leaky_roll SET submitted = true WHERE entry = %s", [person])

    def put():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO leaky_ballot VALUES (%s, %s)", [str(uuid.uuid4()), json.dumps(paper)])

    if transactions == 2:
        mark()
        put()
        return
    with transaction.atomic():
        mark()
        if savepoint:
            with transaction.atomic():
                put()
        else:
            put()


@pytest.mark.parametrize(
    ("transactions", "savepoint", "attack"),
    [(1, False, "xmin+0"), (1, True, "xmin+1"), (2, False, "xmin+1")],
    ids=["one transaction", "a savepoint", "two transactions"],
)
def test_the_adversary_catches_ballots_that_only_look_detached(leaky_tables, transactions, savepoint, attack):
    generator = random.Random(7)
    choices = choose(generator)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO leaky_roll SELECT generate_series(1, %s)", [VOTERS])
    order = list(range(1, VOTERS + 1))
    generator.shuffle(order)
    truth = {person: json.dumps(choices[person - 1]) for person in order}
    for person in order:
        leaky_vote(person, choices[person - 1], transactions=transactions, savepoint=savepoint)
    found = caught(Adversary("leaky_roll", "entry", "leaky_ballot"), truth, order)
    assert attack in found
    if attack == "xmin+0":
        assert found[attack] == VOTERS
    # A neighbour's number can be taken by somebody else on a busy server; the order of casting cannot.
    assert found["order of casting"] == VOTERS
    assert "nearest xmin" in found


@pytest.fixture
def held():
    """A secret vote of two hundred, held and closed; what was said while it was held; and the truth."""
    generator = random.Random(11)
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    logging.getLogger().addHandler(handler)
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        decision = an_open_vote(VOTERS, secrecy="L1+")
        people = voters_of(decision)
        generator.shuffle(people)
        choices = choose(generator)
        entries = dict(RollEntry.objects.filter(roll__decision=decision).values_list("member_id", "id"))
        lines.clear()
        receipts = {}
        for person, paper in zip(people, choices, strict=True):
            receipts[entries[person.pk]] = vote(decision, person, paper).digest
        truth = {entries[p.pk]: json.dumps(c) for p, c in zip(people, choices, strict=True)}
        yield decision, truth, list(truth), receipts, lines
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger().setLevel(level)


def adversary_of(decision):
    box = BallotBox.objects.get(decision=decision)
    return box, Adversary(
        "coop_decisions_castmark", "entry_id", "coop_decisions_openedballot", f"WHERE box_id = {box.pk}"
    )


def test_after_the_close_no_attack_does_better_than_chance(held):
    decision, truth, order, receipts, _lines = held
    spool = rows("SELECT pg_relation_filepath('coop_decisions_detachedballot')")
    marks = rows("SELECT pg_relation_filepath('coop_decisions_castmark')")
    close_it(decision)
    box, adversary = adversary_of(decision)
    assert (len(adversary.people), len(adversary.ballots)) == (VOTERS, VOTERS)
    assert caught(adversary, truth, order) == {}
    # One transaction wrote all ballots, and one all marks; the files they came from are gone.
    assert len({xmin for _paper, xmin, _key in adversary.ballots}) == 1
    assert len({xmin for _person, xmin in adversary.people}) == 1
    assert rows("SELECT count(*) FROM coop_decisions_detachedballot") == [(0,)]
    assert rows("SELECT pg_relation_filepath('coop_decisions_detachedballot')") != spool
    assert rows("SELECT pg_relation_filepath('coop_decisions_castmark')") != marks
    # Nothing that a voter left behind shares a transaction with an opened ballot, unless everybody's does: the seal
    # touches every entry on the roll. And no mark or entry on the roll shares one with an entry on the board.
    opened = {xmin for _paper, xmin, _key in adversary.ballots}
    receipts_in = {x for (x,) in rows("SELECT xmin::text::bigint FROM coop_decisions_boardentry WHERE receipt <> ''")}
    touched = {x for (x,) in rows("SELECT xmax::text::bigint FROM coop_decisions_rollentry")}
    marked = {xmin for _person, xmin in adversary.people}
    assert (opened, marked) == (touched, touched)
    assert receipts_in & (opened | touched | marked) == set()
    # The board against the ballots: pair them entry by entry.
    by_receipt = {receipt: person for person, receipt in receipts.items()}
    board = BoardEntry.objects.filter(box=box, receipt__isnull=False).order_by("n").values_list("receipt", flat=True)
    pairs = adversary.by_order_of_casting([by_receipt[receipt] for receipt in board])
    assert right(pairs, truth) <= likely_most(pairs, truth)


def test_nothing_that_is_kept_or_logged_says_when_or_how_somebody_voted(held):
    decision, _truth, _order, receipts, lines = held
    close_it(decision)
    for model in (OpenedBallot, CastMark):
        assert [f.name for f in model._meta.fields if "at" in f.name.split("_") or "time" in f.name] == []
        assert [f.name for f in model._meta.fields if f.get_internal_type() in ("DateTimeField", "BigAutoField")] == []
    # Receipts commit to no ballot: none of them is the digest of a way to vote.
    assert len(set(receipts.values())) == VOTERS
    assert [line for line in lines if '"choice"' in line] == []
    assert not AuditRecord.objects.filter(verb__contains="ballot").exists()
    jobs = rows("SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE args_kwargs::text LIKE '%choice%'")
    assert jobs == [(0,)]


def test_other_votes_that_are_open_lose_nothing_when_one_closes():
    closing, other = an_open_vote(12, secrecy="L1+"), an_open_vote(12, secrecy="L1+")
    for decision in (closing, other):
        for number, person in enumerate(voters_of(decision)):
            vote(decision, person, WAYS[number % 3])
    close_it(closing)
    _box, adversary = adversary_of(closing)
    assert len(adversary.ballots) == 12
    assert rows("SELECT count(*), count(DISTINCT xmin::text) FROM coop_decisions_detachedballot") == [(12, 1)]
    close_it(other)
    papers = [ballot.paper["choice"] for ballot in OpenedBallot.objects.filter(box__decision=other)]
    assert sorted(papers) == sorted(["for", "against", "abstain"] * 4)
