"""Making model instances from rows of a statement written by hand.

For the few pages people look at most: Django takes longer to compile a query with nested aggregates than PostgreSQL
takes to run it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.transaction import TransactionManagementError

M = TypeVar("M", bound=models.Model)


@cache
def columns_of(model: type[models.Model], alias: str) -> str:
    """The columns of a model as a select list, each with the alias of its table before it."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


@cache
def width_of(model: type[models.Model]) -> int:
    """How many columns that is."""
    return len(model._meta.concrete_fields)


def instance_of(model: type[M], values: Sequence[Any]) -> M:
    """An instance from the values of `columns_of`, as if the ORM had read it."""
    return model.from_db(None, _names(model), _converted(model, values))


@dataclass(frozen=True)
class _Joined:
    """A model that a row brings along: where its columns start, who points at it by which field, on which terms."""

    model: type[models.Model]
    alias: str
    parent: int
    field: Any
    optional: bool


class Joining(Generic[M]):
    """A model's rows with the rows they point at, as `select_related(*paths)` reads them, the statement made only once.

    Made when it is first read, for models name each other before all are there. Such as
    `Joining(Booking, "customer", "worker__member")`.
    """

    def __init__(self, model: type[M], *paths: str) -> None:
        self.model, self.paths = model, paths

    @cached_property
    def _joined(self) -> list[_Joined]:
        found = [_Joined(self.model, "t0", 0, None, optional=False)]
        places: dict[str, int] = {"": 0}
        for path in self.paths:
            steps = path.split("__")
            for depth in range(1, len(steps) + 1):
                key, parent = "__".join(steps[:depth]), places["__".join(steps[: depth - 1])]
                if key not in places:
                    above, field = found[parent], found[parent].model._meta.get_field(steps[depth - 1])
                    optional = above.optional or field.null
                    places[key] = len(found)
                    found.append(_Joined(field.related_model, f"t{len(found)}", parent, field, optional))  # type: ignore[arg-type]
        return found

    @cached_property
    def _select(self) -> str:
        columns = ", ".join(columns_of(one.model, one.alias) for one in self._joined)
        joins = "".join(
            f' {"LEFT " if one.optional else ""}JOIN "{one.model._meta.db_table}" {one.alias}'
            f' ON {one.alias}."{one.field.target_field.column}" ='
            f' {self._joined[one.parent].alias}."{one.field.column}"'
            for one in self._joined[1:]
        )
        return f'SELECT {columns} FROM "{self.model._meta.db_table}" t0{joins}'  # noqa: S608 - names of our own models

    def one(self, column: str, value: Any, *, lock: bool = False) -> M | None:
        """The row with this value in a unique column, or None; `lock` holds it FOR NO KEY UPDATE, and only it."""
        if lock and not connection.in_atomic_block:
            raise TransactionManagementError("a lock outside a transaction would be gone at once")
        wanted: Any = self.model._meta.get_field(column)
        statement = f'{self._select} WHERE t0."{wanted.column}" = %s{" FOR NO KEY UPDATE OF t0" if lock else ""}'
        with connection.cursor() as cursor:
            cursor.execute(statement, [wanted.get_db_prep_value(value, connection)])
            row = cursor.fetchone()
        return None if row is None else self._made(row)

    def _made(self, row: Sequence[Any]) -> M:
        made: list[Any] = []
        at = 0
        for one in self._joined:
            values = row[at : at + width_of(one.model)]
            at += width_of(one.model)
            parent = made[one.parent] if made else None
            there = parent is not None and getattr(parent, one.field.attname) is not None
            made.append(instance_of(one.model, values) if one.field is None or there else None)
            if parent is not None:
                one.field.set_cached_value(parent, made[-1])
        found: M = made[0]
        return found


def json_value(value: Any) -> Any:
    """JSON as Django's cursor hands it over: read already, or still text."""
    return json.loads(value) if isinstance(value, str) else value


@cache
def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@cache
def _json_places(model: type[models.Model]) -> list[int]:
    fields = model._meta.concrete_fields
    return [place for place, field in enumerate(fields) if isinstance(field, models.JSONField)]


def _converted(model: type[models.Model], values: Sequence[Any]) -> list[Any]:
    found = list(values)
    for place in _json_places(model):
        found[place] = json_value(found[place])
    return found
