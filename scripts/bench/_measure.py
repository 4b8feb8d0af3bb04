"""What the benches of pages share: a database of their own, processor time, statements, and floors to compare with.

CPU is of this process and of its database connection's own process together, over many requests after warming up. A
floor is the smallest Django program that does the same shape of work: no middleware, plain ORM, one template.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.template import engines

TICK = 1000 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time here and in the database, and SQL statements, of one call."""

    app: float
    db: float
    sql: int

    @property
    def total(self) -> float:
        return self.app + self.db

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.app + other.app, self.db + other.db, self.sql + other.sql)


NOTHING = Cost(0, 0, 0)


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """A database of our own with all tables, beside the configured one, dropped at the end.

    `make bench` makes the tables once and has them copied; a script that is run alone makes its own, which takes minutes.
    """
    name = f"bench_{name}_{os.getpid()}"
    settings = connection.settings_dict
    template = settings["TEST"]["TEMPLATE"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
    before = settings["NAME"]
    connection.close()
    settings["NAME"] = name
    try:
        if not template:
            call_command("migrate", verbosity=0)
        yield
    finally:
        connection.close()
        settings["NAME"] = before
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connection.close()


@cache
def compiled(source: str) -> Any:
    """A template, compiled once as the cached loader does."""
    return engines["django"].from_string(source)


def process_ms(pid: int) -> float:
    """CPU milliseconds a process has used; 0 where /proc does not say."""
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) * TICK


def peak_mb(pid: int) -> tuple[float, float]:
    """(own memory now, largest resident so far) of a process in MB: PSS, and VmHWM."""
    pss = Path(f"/proc/{pid}/smaps_rollup").read_text().split("Pss:")[1].split()[0]
    peak = Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0]
    return int(pss) / 1024, int(peak) / 1024


def backend_ms() -> float:
    """CPU milliseconds the database backend of our connection has used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    return process_ms(pid)


def statements_of(act: Callable[[], object]) -> int:
    """How many statements a call sends."""
    statements = 0

    def count(execute, sql, params, many, context):
        nonlocal statements
        statements += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        act()
    return statements


def measure(act: Callable[[], object], times: int, warm: int = 15) -> Cost:
    """The cost of one call, after warming up so many times."""
    for _ in range(warm):
        act()
    statements = statements_of(act)
    database, application = backend_ms(), time.process_time()
    for _ in range(times):
        act()
    application = (time.process_time() - application) * 1000
    return Cost(application / times, (backend_ms() - database) / times, statements)


def show(rows: list[tuple[str, Cost, Cost]]) -> None:
    """Print a table: what, its cost, and how many times its floor."""
    print(f"{'':44} {'app ms':>8} {'db ms':>8} {'SQL':>4} {'x floor':>8}")
    for name, cost, floor in rows:
        ratio = f"{cost.total / floor.total:8.2f}" if floor.total else f"{'':8}"
        print(f"{name:44} {cost.app:8.2f} {cost.db:8.2f} {cost.sql:4} {ratio}")
