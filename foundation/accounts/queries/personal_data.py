"""Everything the house knows about one person, found through what every room says about its fields."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from foundation.accounts.calculations.personal_data import ModelFacts, read_table

TABLE = "personal_data.txt"


@cache
def classification() -> dict[str, ModelFacts]:
    """Model label -> facts, from the tables of all rooms. Raises Unreadable."""
    found: dict[str, ModelFacts] = {}
    for config in apps.get_app_configs():
        file = Path(config.path) / TABLE
        if file.is_file():
            read = read_table(file.read_text(encoding="utf-8").splitlines(), app_label=config.label)
            everywhere = read.pop(f"{config.label}.*", None)
            for label, facts in read.items():
                if everywhere is not None:
                    _fill(facts, everywhere)
                found[label] = facts
    return found


def _fill(facts: ModelFacts, everywhere: ModelFacts) -> None:
    have = {field.name for field in apps.get_model(facts.label)._meta.local_concrete_fields}
    for name, kind in everywhere.fields.items():
        if name in have:
            facts.fields.setdefault(name, kind)


def models_about_people() -> Iterator[tuple[type[models.Model], ModelFacts]]:
    """The models that lead to a person, by label."""
    for label, facts in sorted(classification().items()):
        if facts.via:
            yield apps.get_model(label), facts


def rows_about(model: type[models.Model], facts: ModelFacts, person: Any) -> "models.QuerySet[Any]":
    """The rows of one model about one person."""
    mine = Q()
    for path in facts.via:
        mine |= Q(pk=person.pk) if path == "self" else Q(**{path: person})
    rows = model._base_manager.filter(mine).order_by("pk")
    return rows.distinct() if any("__" in path for path in facts.via) else rows


def everything_about(person: Any) -> dict[str, list[dict[str, Any]]]:
    """Model label -> rows, each a dictionary of the fields that are handed out."""
    found = {}
    for model, facts in models_about_people():
        names = [name for name in facts.fields if facts.fields[name].name != "withheld"]
        rows = list(rows_about(model, facts, person).values(*names))
        if rows:
            found[facts.label] = rows
    return found


def kept_about(person: Any) -> list[tuple[str, str, list[str]]]:
    """(basis, how long, what the person calls it) of what is held now, in a steady order."""
    held: dict[tuple[str, str], set[str]] = {}
    for model, facts in models_about_people():
        reasons = {(kind.basis, kind.kept) for kind in facts.fields.values() if kind.name == "personal"}
        if reasons and rows_about(model, facts, person).exists():
            for reason in reasons:
                held.setdefault(reason, set()).add(facts.title)
    return [(basis, kept, sorted(names)) for (basis, kept), names in sorted(held.items())]
