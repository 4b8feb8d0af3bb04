"""How an editor picks a person or a place: by typing the beginning of a name, among any number of rows."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from marketplace.search.calculations.geonames import fold
from marketplace.search.models import Place
from marketplace.workers.models import Worker


class NameFilterForm(BaseFilterForm):  # type: ignore[misc]
    """One box for the beginning of a name."""

    q = forms.CharField(label=_("Name"), required=False)

    def filter(self, objects: "QuerySet[Any]") -> "QuerySet[Any]":
        found = super().filter(objects)
        typed = self.cleaned_data.get("q", "").strip()
        if typed:
            self.is_searching, self.search_query = True, typed
            found = self.named(found, typed)
        return found

    def named(self, objects: "QuerySet[Any]", typed: str) -> "QuerySet[Any]":
        return objects.filter(name__istartswith=typed)


class PlaceFilterForm(NameFilterForm):
    """Places are kept with a folded name, which an index knows."""

    def named(self, objects: "QuerySet[Any]", typed: str) -> "QuerySet[Any]":
        return objects.filter(key__startswith=fold(typed))


class _People:
    filter_form_class = NameFilterForm
    ordering = ["name", "pk"]

    @property
    def columns(self) -> list[Any]:
        return [*super().columns, Column("base_area", label=_("Area"), accessor="base_area")]  # type: ignore[misc]


class _Places:
    filter_form_class = PlaceFilterForm
    ordering = ["-population", "key", "pk"]

    @property
    def columns(self) -> list[Any]:
        return [*super().columns, Column("region", label=_("Region"), accessor="region")]  # type: ignore[misc]


class ChooseWorker(_People, ChooseView):  # type: ignore[misc]
    """The window with people."""


class ChooseWorkerResults(_People, ChooseResultsView):  # type: ignore[misc]
    """The people in it."""


class ChoosePlace(_Places, ChooseView):  # type: ignore[misc]
    """The window with places."""


class ChoosePlaceResults(_Places, ChooseResultsView):  # type: ignore[misc]
    """The places in it."""


class WorkerChooserViewSet(ChooserViewSet):  # type: ignore[misc]
    model = Worker
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    choose_view_class = ChooseWorker
    choose_results_view_class = ChooseWorkerResults


class PlaceChooserViewSet(ChooserViewSet):  # type: ignore[misc]
    model = Place
    icon = "site"
    choose_one_text = _("Choose a place")
    choose_another_text = _("Choose another place")
    choose_view_class = ChoosePlace
    choose_results_view_class = ChoosePlaceResults


CHOOSERS = (WorkerChooserViewSet("choose_worker"), PlaceChooserViewSet("choose_place"))
