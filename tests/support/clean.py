"""Emptying the database between tests that commit, without undoing what the migrations put there.

Django's own flush truncates every table, baseline rows included, and append-only tables refuse it. Here the rows that
the migrations left are copied aside once; after a test the tables that have rows are emptied with triggers off, and the
baseline is put back. It needs a test server whose user may set session_replication_role (the embedded one does).
"""

from django.db import connection, transaction

SCHEMA = "baseline"
KEEP = {"django_migrations"}


def _tables(cursor) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in cursor.fetchall() if name not in KEEP]


def _with_rows(cursor, tables: list[str]) -> list[str]:
    checks = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in tables)
    cursor.execute(checks)
    return [name for (name,) in cursor.fetchall()]


def _columns(cursor, table: str) -> str:
    cursor.execute(
        "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    return cursor.fetchone()[0]


def remember_baseline() -> None:
    """Copy aside what the migrations put into the tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in _with_rows(cursor, _tables(cursor)):
            cursor.execute(f'CREATE TABLE {SCHEMA}."{table}" AS SELECT {_columns(cursor, table)} FROM public."{table}"')


def has_baseline() -> bool:
    """Whether this database was remembered before (a reused one was)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = %s)", [SCHEMA])
        return cursor.fetchone()[0]


def empty_to_baseline() -> None:
    """Remove everything a test committed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SELECT tablename FROM pg_tables WHERE schemaname = '{SCHEMA}'")
        baseline = [name for (name,) in cursor.fetchall()]
        for table in _with_rows(cursor, _tables(cursor)):
            cursor.execute(f'DELETE FROM public."{table}"')
        for table in baseline:
            columns = _columns(cursor, table)
            cursor.execute(f'INSERT INTO public."{table}" ({columns}) SELECT {columns} FROM {SCHEMA}."{table}"')
