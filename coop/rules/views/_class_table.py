"""The classes of members side by side."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coop.rules.queries.class_rules import ClassLine
from foundation.ui.calculations.table import Cell, Column, Table


def class_table(classes: Sequence[ClassLine]) -> Table:
    """A row for each right, a column for each class."""
    labels = [label for label, _value in classes[0].rights] if classes else []
    rows: list[list[Cell | str]] = [
        [label, *(one.rights[place][1] for one in classes)] for place, label in enumerate(labels)
    ]
    columns: list[Column | str] = [_("What it may, and what it holds"), *(one.name for one in classes)]
    return Table(_("What each class may, and what it holds"), columns, rows, quiet_caption=True)
