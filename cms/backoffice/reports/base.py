"""What our reports share: rows as they are read, a file to take away, and a trace of who took it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.backoffice.listing import NotesExports
from foundation.formats import date_format

Row = dict[str, Any]


def month_words(row: Row) -> str:
    """June 2026."""
    return date_format(row["month"], "F Y")


class HouseReport(NotesExports, ReportView):  # type: ignore[misc]
    """One query for the rows. `fields` are (name of the value, heading); `right` is what the reader must hold."""

    fields: Sequence[tuple[str, Any]] = ()
    # How a value is read on the page, where that is not how it stands in the file.
    shown: Mapping[str, Callable[[Row], str]] = {}
    right = ""
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
        return [Column(name, label=heading, accessor=self.shown.get(name, name)) for name, heading in self.fields]

    @property
    def list_export(self) -> list[str]:
        return [name for name, _heading in self.fields]

    @property
    def export_headings(self) -> dict[str, Any]:
        return dict(self.fields)

    def get_queryset(self) -> Any:
        return self.rows()
