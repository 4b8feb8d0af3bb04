"""Lists that note who took them away, and lists that leave out what is not theirs to show."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.admin.views.generic import IndexView, InspectView

from cms.backoffice.actions.note_export import note_export
from coop.decisions.queries.pages import visible_to
from foundation.clock import now


class NotesExports:
    """For views with Wagtail's spreadsheet export: CSV and XLSX files leave a trace in the audit trail."""

    is_export: bool
    request: HttpRequest

    def render_to_response(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().render_to_response(*args, **kwargs)  # type: ignore[misc]
        if self.is_export:
            what = str(getattr(self, "url_name", "") or self.request.resolver_match.view_name)  # type: ignore[union-attr]
            note_export(by=self.request.user, what=what, file_format=self.request.GET["export"], at=now())
        return response


class NotedIndexView(NotesExports, IndexView):  # type: ignore[misc]
    """Wagtail's list of rows."""


class DecisionIndexView(NotedIndexView):
    """Without the drafts of others: a draft is its author's alone."""

    def get_base_queryset(self) -> "QuerySet[Any]":
        return visible_to(self.request.user, reads=True)


class DecisionInspectView(InspectView):  # type: ignore[misc]
    """The same."""

    def get_object(self, queryset: Any = None) -> Any:
        return get_object_or_404(visible_to(self.request.user, reads=True), pk=unquote(str(self.pk)))
