"""For tests only: the key to tables that otherwise only grow.

`TransactionTestCase`, `transactional_db` and `live_server` empty every table with TRUNCATE when a test ends, which
append-only tables refuse. Import `flush_opens_append_only_tables` into a conftest.py: from then on Django's flush (and
nothing else) runs with the guard open, for the length of its own transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations

OPEN = "SET LOCAL commonwork.maintenance = 'on'"


@pytest.fixture(scope="session", autouse=True)
def flush_opens_append_only_tables() -> Iterator[None]:
    """Let Django's flush truncate append-only tables; after it, `post_migrate` writes the chart of accounts anew."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_with_the_guard_open(self: BaseDatabaseOperations, sql_list: list[str]) -> Any:
        return flush(self, [OPEN, *sql_list])

    BaseDatabaseOperations.execute_sql_flush = flush_with_the_guard_open  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]


@contextmanager
def guard_open() -> Iterator[None]:
    """Tamper as a database administrator could: append-only tables may be changed inside this transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(OPEN)
        yield
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
