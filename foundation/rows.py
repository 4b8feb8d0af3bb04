"""Making model instances from rows of a statement written by hand.

For the few pages people look at most: Django takes longer to compile a query with nested aggregates than PostgreSQL
takes to run it.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import models

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
