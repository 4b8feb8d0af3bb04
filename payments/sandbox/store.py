"""Everything the sandbox remembers, in one SQLite file (or in memory), behind one lock.

Objects are kept as JSON with the few columns that are searched. A body's keys that start with "_" are the sandbox's own
and never leave it.
"""

import json
import secrets
import sqlite3
import string
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

Obj = dict[str, Any]
Keep = Callable[[Obj], bool]

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, account TEXT NOT NULL,
    created INTEGER NOT NULL, due INTEGER, parent TEXT, team TEXT, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, account, seq);
CREATE INDEX IF NOT EXISTS objects_by_parent ON objects (kind, parent, seq) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_by_team ON objects (kind, team, seq) WHERE team IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_due ON objects (due) WHERE due IS NOT NULL;
CREATE TABLE IF NOT EXISTS balances (
    account TEXT NOT NULL, currency TEXT NOT NULL, available INTEGER NOT NULL, pending INTEGER NOT NULL,
    PRIMARY KEY (account, currency));
CREATE TABLE IF NOT EXISTS answers (
    scope TEXT NOT NULL, key TEXT NOT NULL, print TEXT NOT NULL, created INTEGER NOT NULL, request TEXT NOT NULL,
    status INTEGER, body TEXT, PRIMARY KEY (scope, key));
CREATE INDEX IF NOT EXISTS answers_by_age ON answers (scope, created);
CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, destination TEXT NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, next_at REAL NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS deliveries_open ON deliveries (seq) WHERE state IN ('pending', 'held');
CREATE INDEX IF NOT EXISTS deliveries_by_event ON deliveries (event);
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
ALPHABET: Final = string.ascii_letters + string.digits
MEMORY: Final = ":memory:"


def new_id(prefix: str, length: int = 24) -> str:
    """A fresh identifier in Stripe's style, such as `ch_3f...`."""
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(length))


class Store:
    """One connection, one lock: the sandbox serves a shop's worth of requests, and order matters more than speed."""

    def __init__(self, path: str = MEMORY) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._depth = 0
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        if path != MEMORY:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        """Let go of the file. Waits for the running transaction."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. An inner transaction is a savepoint: it may fail alone."""
        with self._lock:
            name = f"level_{self._depth}"
            self._db.execute("BEGIN IMMEDIATE" if self._depth == 0 else f"SAVEPOINT {name}")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._db.execute("ROLLBACK")
                else:
                    self._db.execute(f"ROLLBACK TO {name}")
                    self._db.execute(f"RELEASE {name}")
                raise
            self._depth -= 1
            self._db.execute("COMMIT" if self._depth == 0 else f"RELEASE {name}")

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of one query."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def run(self, sql: str, *values: Any) -> int:
        """Change rows; how many were changed."""
        with self._lock:
            return self._db.execute(sql, values).rowcount

    def insert(
        self,
        body: Obj,
        *,
        created: int,
        account: str = "",
        due: int | None = None,
        parent: str | None = None,
        team: str | None = None,
    ) -> Obj:
        """Keep a new object; `due` is when the sandbox must look at it again."""
        self.run(
            "INSERT INTO objects (id, kind, account, created, due, parent, team, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            body["id"],
            body["object"],
            account,
            created,
            due,
            parent,
            team,
            json.dumps(body),
        )
        return body

    def save(self, body: Obj) -> Obj:
        """Write an object's new state over the old one."""
        self.run("UPDATE objects SET body = ? WHERE id = ?", json.dumps(body), body["id"])
        return body

    def set_due(self, identifier: str, due: int | None) -> None:
        """When to look at the object again; None: never."""
        self.run("UPDATE objects SET due = ? WHERE id = ?", due, identifier)

    def set_team(self, identifier: str, team: str | None) -> None:
        """Put an object in a named group (such as a transfer group), or in none."""
        self.run("UPDATE objects SET team = ? WHERE id = ?", team, identifier)

    def get(self, identifier: str, kind: str | None = None) -> Obj | None:
        """One object by its id, or None; also None when it is of another kind than asked for."""
        found = self.rows("SELECT kind, body FROM objects WHERE id = ?", identifier)
        if not found or (kind is not None and found[0]["kind"] != kind):
            return None
        body: Obj = json.loads(found[0]["body"])
        return body

    def owner(self, identifier: str) -> str:
        """The connected account an object belongs to; "" for the platform itself."""
        found = self.rows("SELECT account FROM objects WHERE id = ?", identifier)
        return str(found[0]["account"]) if found else ""

    def seq(self, identifier: str) -> int | None:
        """The place of an object in the order of creation."""
        found = self.rows("SELECT seq FROM objects WHERE id = ?", identifier)
        return int(found[0]["seq"]) if found else None

    def find(self, kind: str, *, where: str = "", values: tuple[Any, ...] = (), newest: bool = True) -> Iterator[Obj]:
        """Objects of a kind, newest first; `where` adds conditions on the columns (never on text from outside)."""
        order = "DESC" if newest else "ASC"
        sql = f"SELECT body FROM objects WHERE kind = ? {where} ORDER BY seq {order}"  # noqa: S608
        for row in self.rows(sql, kind, *values):
            yield json.loads(row["body"])

    def newest(self, kind: str, number: int) -> list[Obj]:
        """The last `number` objects of a kind, newest first."""
        sql = "SELECT body FROM objects WHERE kind = ? ORDER BY seq DESC LIMIT ?"
        return [json.loads(row["body"]) for row in self.rows(sql, kind, number)]

    def children(self, kind: str, parent: str) -> list[Obj]:
        """Objects hung under another one, newest first."""
        return list(self.find(kind, where="AND parent = ?", values=(parent,)))

    def due(self, now: int) -> list[tuple[str, Obj]]:
        """Objects whose moment has come, oldest deadline first, each with its account."""
        found = self.rows("SELECT account, body FROM objects WHERE due <= ? ORDER BY due, seq", now)
        return [(row["account"], json.loads(row["body"])) for row in found]

    def mark(self, name: str) -> str:
        """A remembered setting, "" when it was never set."""
        found = self.rows("SELECT value FROM marks WHERE name = ?", name)
        return str(found[0]["value"]) if found else ""

    def set_mark(self, name: str, value: str) -> None:
        """Remember a setting across restarts."""
        self.run("INSERT INTO marks VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
