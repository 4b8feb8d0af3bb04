"""Somebody who holds everything a server kept, and pairs people with ballots in every way that is known to work.

An attack is a way to pair rows about people (marks of who voted) with rows about ballots. `caught` says which attacks
do better than a guesser: more than chance and three sigma (governance 6.7).
"""

import json
import math
import random
import uuid
from dataclasses import dataclass, field

from django.db import connection

from tests.factories.votes import ABSTAIN, AGAINST, FOR

VOTERS = 200
WAYS = (FOR, AGAINST, ABSTAIN)


def rows(sql, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def choose(generator: random.Random, number: int = VOTERS):
    """How so many people vote: evenly, so that a guess is right one time in three."""
    return [generator.choice(WAYS) for _ in range(number)]


def likely_most(pairs, truth):
    """The most a blind guesser would get right but once in hundreds of runs: chance and three sigma.

    Chance is that of drawing without looking from the ballots as they are.
    """
    shares = [sum(1 for paper in truth.values() if paper == way) / len(truth) for way in map(json.dumps, WAYS)]
    chance = sum(share * share for share in shares)
    return len(pairs) * chance + 3 * math.sqrt(max(len(pairs), 1) * chance * (1 - chance))


def right(pairs, truth):
    return sum(1 for person, paper in pairs if truth[person] == paper)


@dataclass
class Row:
    """One row as somebody with SQL sees it. `place` is its rank by ctid, `xmin` the transaction that wrote it."""

    what: object  # the person (entry on the roll), or the paper as text
    place: int
    xmin: int
    columns: dict = field(default_factory=dict)


def rows_of(table, what, where=""):
    """The rows of a table in physical order (ctid), with every column that could put them in an order."""
    found = rows(f"SELECT row_number() OVER (ORDER BY ctid), xmin::text::bigint, to_jsonb(t) FROM {table} t {where}")
    read = []
    for place, xmin, columns in found:
        columns = columns if isinstance(columns, dict) else json.loads(columns)
        named = columns.pop(what)
        read.append(Row(json.dumps(named) if isinstance(named, dict) else named, place, xmin, columns))
    return sorted(read, key=lambda row: row.place)


def moment_in(value):
    """What a value says about when it was made: numbers, times, and the clock inside keys of version 1 and 7."""
    try:
        key = uuid.UUID(str(value))
    except ValueError:
        return value
    if key.version == 1:
        return f"{key.time:020d}"
    return f"{key.int >> 80:020d}" if key.version == 7 else str(key)


def orders(read):
    """Every order in which these rows can be put, by name. A column that is the same everywhere orders nothing."""
    found = {"place": read, "xmin": sorted(read, key=lambda row: row.xmin)}
    if len({row.xmin for row in read}) == 1:
        del found["xmin"]
    for name in read[0].columns:
        values = [moment_in(row.columns[name]) for row in read]
        if len(set(values)) > 1 and all(isinstance(value, type(values[0])) for value in values):
            found[name] = [row for _value, row in sorted(zip(values, read, strict=True), key=lambda pair: pair[0])]
    return found


class Adversary:
    """`people` and `ballots` are rows; `watched` are people in the order in which a list (board, log) saw them vote."""

    def __init__(self, people, ballots, watched=()):
        self.people, self.ballots, self.watched = people, ballots, list(watched)

    def by_transaction(self, offset):
        by_xmin = {}
        for ballot in self.ballots:
            by_xmin.setdefault(ballot.xmin, []).append(ballot.what)
        # Only a transaction that wrote one ballot tells whose it is.
        return [
            (person.what, by_xmin[person.xmin + offset][0])
            for person in self.people
            if len(by_xmin.get(person.xmin + offset, [])) == 1
        ]

    def by_nearest_transaction(self):
        if len({ballot.xmin for ballot in self.ballots}) == 1:
            return []  # all are as near
        return [
            (person.what, min(self.ballots, key=lambda b: (abs(b.xmin - person.xmin), -b.xmin)).what)
            for person in self.people
        ]

    def attacks(self):
        """Pairs by the name of the attack: `xmin+0`, `nearest xmin`, and `<order of people> ~ <order of ballots>`."""
        found = {f"xmin{offset:+d}": self.by_transaction(offset) for offset in (-1, 0, 1)}
        found["nearest xmin"] = self.by_nearest_transaction()
        seen = {name: [person.what for person in order] for name, order in orders(self.people).items()}
        if self.watched:
            seen["watched"] = self.watched
        for theirs, order in orders(self.ballots).items():
            for ours, people in seen.items():
                found[f"{ours} ~ {theirs}"] = [(p, b.what) for p, b in zip(people, order, strict=True)]
        return found

    def caught(self, truth):
        """The attacks that do better than chance, and how many people each finds out."""
        scores = {name: (pairs, right(pairs, truth)) for name, pairs in self.attacks().items()}
        return {name: score for name, (pairs, score) in scores.items() if pairs and score > likely_most(pairs, truth)}
