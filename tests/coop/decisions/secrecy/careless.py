"""Ballots kept the way others keep them: detached to look at, and each style with a leak of its own.

The controls of the adversary: each of these it must see through.
"""

import json
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from tests.coop.decisions.secrecy.adversary import rows, rows_of

BEGAN = datetime(2026, 6, 2, 12, tzinfo=UTC)
SHUFFLED = "CREATE TABLE {table}_new AS SELECT * FROM {table} ORDER BY random()"
AS_THEY_LIE = "CREATE TABLE {table}_new AS SELECT * FROM {table} ORDER BY ctid"


def uuid7(at: datetime) -> uuid.UUID:
    """A key of version 7 (RFC 9562): milliseconds first, then chance."""
    milliseconds = int(at.timestamp() * 1000)
    return uuid.UUID(
        int=milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    )


@dataclass(frozen=True)
class Style:
    """How a careless server keeps votes.

    `transactions`: mark and ballot in 1, or one after the other in 2; `savepoint`: the ballot in an inner atomic().
    `first`: what is written first. `key`: how ballots are numbered. `timed`: rows say when they were written.
    `seal`: what is done with both tables at the close, all in one transaction.
    """

    transactions: int = 1
    savepoint: bool = False
    first: str = "mark"
    key: str = "uuid4"
    timed: bool = False
    seal: str = ""

    def new_key(self, number, at):
        return {"uuid4": uuid.uuid4, "uuid1": uuid.uuid1, "serial": lambda: number, "uuid7": lambda: uuid7(at)}[
            self.key
        ]()


class CarelessBox:
    """Two tables, no name on a ballot. As in the measured demo of governance 6.2, the roll is marked in place."""

    def __init__(self, style: Style, voters: int) -> None:
        self.style, self.number = style, 0
        at = ", at timestamptz" if style.timed else ""
        still = "WITH (autovacuum_enabled = false)"  # nobody tidies up while the adversary looks
        key = "bigint" if style.key == "serial" else "uuid"
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE careless_roll (entry integer PRIMARY KEY, voted boolean DEFAULT false{at}) {still}"
            )
            cursor.execute(f"CREATE TABLE careless_ballot (id {key} PRIMARY KEY, paper jsonb NOT NULL{at}) {still}")
            cursor.execute("INSERT INTO careless_roll (entry) SELECT generate_series(1, %s)", [voters])

    def drop(self) -> None:
        rows_gone = "DROP TABLE careless_roll, careless_ballot"
        with connection.cursor() as cursor:
            cursor.execute(rows_gone)

    def vote(self, person, paper) -> None:
        self.number += 1
        at = BEGAN + timedelta(seconds=7 * self.number)
        steps = [lambda: self._mark(person, at), lambda: self._put(paper, at)]
        if self.style.first == "ballot":
            steps.reverse()
        if self.style.transactions == 2:
            for step in steps:
                step()
            return
        with transaction.atomic():
            steps[0]()
            if self.style.savepoint:
                with transaction.atomic():
                    steps[1]()
            else:
                steps[1]()

    def _mark(self, person, at) -> None:
        timed = ", at = %s" if self.style.timed else ""
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE careless_roll SET voted = true{timed} WHERE entry = %s", [*([at] if timed else []), person]
            )

    def _put(self, paper, at) -> None:
        values = [self.style.new_key(self.number, at), json.dumps(paper), *([at] if self.style.timed else [])]
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO careless_ballot VALUES ({', '.join(['%s'] * len(values))})", values)

    def close(self) -> None:
        """One transaction writes both tables anew, or nothing happens at all."""
        if not self.style.seal:
            return
        with transaction.atomic(), connection.cursor() as cursor:
            for table in ("careless_roll", "careless_ballot"):
                cursor.execute(self.style.seal.format(table=table))
                cursor.execute(f"DROP TABLE {table}")
                cursor.execute(f"ALTER TABLE {table}_new RENAME TO {table}")

    def evidence(self):
        """The rows about people, and those about ballots."""
        assert rows("SELECT count(*) FROM careless_roll WHERE NOT voted") == [(0,)]
        return rows_of("careless_roll", "entry"), rows_of("careless_ballot", "paper")
