"""What our reports share: rows as they are read, a file to take away, and a trace of who took it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.backoffice.listing import NotesExports
from foundation.formats import date_format
from foundation.money.calculations.money import decimal_text
from foundation.money.formatting import format_minor

Row = dict[str, Any]
COINS = "_minor"  # ends the name of the column with the smallest coins, in a file


def month_words(row: Row) -> str:
    """June 2026."""
    return date_format(row["month"], "F Y")


def moment_words(name: str) -> Callable[[Row], str]:
    """Day and time of a value, by the reader's clock."""
    return lambda row: date_format(localtime(row[name]), "DATETIME_FORMAT")


def house_currency(row: Row) -> str:
    """Every row is in the co-op's own currency."""
    return str(settings.COOP["currency"])


class HouseReport(NotesExports, ReportView):  # type: ignore[misc]
    """One query for the rows. `fields` are (name of the value, heading); `right` is what the reader must hold.

    `money` names the values in minor units, with the currency of a row ("" where a row's value is not money). On the
    page they are written as money; in a file as a plain decimal, with the minor units in a column beside it.
    """

    fields: Sequence[tuple[str, Any]] = ()
    # How a value is read on the page, and how it stands in the file, where that is not how it is kept.
    shown: Mapping[str, Callable[[Row], str]] = {}
    filed: Mapping[str, Callable[[Row], str]] = {}
    money: Mapping[str, Callable[[Row], str]] = {}
    right = ""
    # The hook of the menu it stands in.
    group = "register_reports_menu_item"
    # The rows as dictionaries.
    rows: Callable[..., Any]
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    default_ordering = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.right):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    @property
    def columns(self) -> list[Column]:
        return [Column(name, label=heading, accessor=self._reader(name)) for name, heading in self.fields]

    def _reader(self, name: str) -> Any:
        return (
            (lambda row: self._written(row, name, format_minor)) if name in self.money else self.shown.get(name, name)
        )

    def _written(self, row: Row, name: str, write: Callable[[int, str], str]) -> str:
        """An amount by `write`, as a bare number where it is not money, and nothing where it is not told."""
        if row[name] is None:
            return ""
        currency = self.money[name](row)
        return write(row[name], currency) if currency else str(row[name])

    @property
    def list_export(self) -> list[str]:
        names = [(name, f"{name}{COINS}") if name in self.money else (name,) for name, _heading in self.fields]
        return [one for both in names for one in both]

    @property
    def export_headings(self) -> dict[str, Any]:
        coins = {
            f"{name}{COINS}": _("{heading} (smallest coins)").format(heading=heading)
            for name, heading in self.fields
            if name in self.money
        }
        return dict(self.fields) | coins

    def to_row_dict(self, item: Row) -> Row:
        coins = {f"{name}{COINS}": item[name] for name in self.money}
        written = {name: self._written(item, name, decimal_text) for name in self.money}
        told = {name: write(item) for name, write in self.filed.items()}
        row: Row = super().to_row_dict(item | coins | written | told)
        return row

    def get_queryset(self) -> Any:
        return self.rows()
