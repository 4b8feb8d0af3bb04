"""Two plain geometric types of PostgreSQL. They are written and compared in SQL only; no extension is needed."""

from typing import Any

from django.db import models


class PointField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL `point`. GiST finds the nearest with `<->`."""

    def db_type(self, connection: Any) -> str:
        return "point"


class BoxField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL `box`. GiST finds those that hold another with `@>`."""

    def db_type(self, connection: Any) -> str:
        return "box"
