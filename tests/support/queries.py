"""Counting the statements of one floor, whatever the frame of the page asks for besides."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(prefix, act):
    """How many statements that read or write a table beginning with `prefix` it takes to `act`."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return sum(f' "{prefix}' in query["sql"] or f" {prefix}" in query["sql"] for query in captured.captured_queries)
