"""The range expressions that the overlap constraint and its queries share."""

from typing import Any

from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField
from django.db.models import Func, Value


class WorkerRange(Func):
    """The worker's id as a range of one: so that one GiST index holds who and when, and no extension is needed.

    Queries that are to use the index must write the same expression.
    """

    function = "int8range"
    output_field = BigIntegerRangeField()

    def __init__(self, worker_id: Any) -> None:
        super().__init__(worker_id, worker_id, Value("[]"))


class InstantRange(Func):
    """Two instants as a range that leaves its end out."""

    function = "tstzrange"
    output_field = DateTimeRangeField()
