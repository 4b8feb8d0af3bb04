"""A plain geometric type of PostgreSQL. It is written and compared in SQL only; no extension is needed."""

from typing import Any

from django.db import models


class PointField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL `point`. GiST finds the nearest with `<->`."""

    def db_type(self, connection: Any) -> str:
        return "point"
