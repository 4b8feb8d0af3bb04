"""How an editor picks a person or a place: by typing the beginning of a name, among any number of rows."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
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


class ByNameViewSet(ChooserViewSet):  # type: ignore[misc]
    """Wagtail's own window, with our box and order."""

    filter_form_class: type[NameFilterForm] = NameFilterForm
    ordering: tuple[str, ...] = ("name", "pk")

    def get_common_view_kwargs(self, **kwargs: Any) -> Any:
        ours = {"filter_form_class": self.filter_form_class, "ordering": self.ordering}
        return super().get_common_view_kwargs(**ours, **kwargs)


class WorkerChooserViewSet(ByNameViewSet):
    model = Worker
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")


class PlaceChooserViewSet(ByNameViewSet):
    model = Place
    icon = "site"
    choose_one_text = _("Choose a place")
    choose_another_text = _("Choose another place")
    filter_form_class = PlaceFilterForm
    ordering = ("-population", "key", "pk")


workers = WorkerChooserViewSet("choose_worker")
places = PlaceChooserViewSet("choose_place")
