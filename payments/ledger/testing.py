"""For tests only: the key to tables that otherwise only grow.

Tests that commit are cleaned up by tests/support/clean.py. What else needs the key is a test that tampers with the
books to see it found out, or empties them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def guard_open() -> Iterator[None]:
    """Change or empty append-only tables as a database administrator could, for the length of one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        yield
        # In a test that is itself a transaction, SET LOCAL would last until the end of the test.
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
