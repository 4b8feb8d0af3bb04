"""Links of the menus, in the editor's order."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from cms.navigation.models.house import HouseSettings


def house_pages() -> list[tuple[str, Any]]:
    """Pages of the house that anybody may open, by the key of their entry in the frame."""
    from foundation.ui.registry import EVERYONE, nav

    open_to_all = [(key, entry.label) for key, entry in nav.items() if entry.audience == EVERYONE]
    return sorted(open_to_all, key=lambda one: str(one[1]))


class HousePageSelect(forms.Select):
    """The pages of the house by name, read when the form is drawn: rooms register theirs at start-up."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, choices=_choices)  # type: ignore[arg-type]  # Django takes a callable


def _choices() -> list[tuple[str, Any]]:
    return [("", "---------"), *house_pages()]


class MenuLink(Orderable):  # type: ignore[misc]
    """A link to a page an editor wrote, or to a page of the house."""

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    house_page = models.CharField(_("or a page of the house"), max_length=80, blank=True)
    label = models.CharField(
        _("words"), max_length=40, blank=True, help_text=_("Empty: the title of the page, in the reader's language.")
    )

    panels = [FieldPanel("page"), FieldPanel("house_page", widget=HousePageSelect), FieldPanel("label")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label or self.house_page or str(self.page)

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.house_page):
            raise ValidationError(_("Choose a page, or a page of the house: one of the two."))


def _one_target(table: str) -> list[models.CheckConstraint]:
    # A link that leads nowhere, or to two places, cannot be drawn.
    return [
        models.CheckConstraint(
            condition=(Q(page__isnull=False) & Q(house_page="")) | (Q(page__isnull=True) & ~Q(house_page="")),
            name=f"a_{table}_link_leads_to_one_page",
        )
    ]


class MainLink(MenuLink):
    """A link at the top of every page."""

    settings = ParentalKey(HouseSettings, on_delete=models.CASCADE, related_name="main_links")

    class Meta(MenuLink.Meta):
        verbose_name = _("link at the top")
        constraints = _one_target("main")


class FooterLink(MenuLink):
    """A link at the foot of every page."""

    settings = ParentalKey(HouseSettings, on_delete=models.CASCADE, related_name="footer_links")

    class Meta(MenuLink.Meta):
        verbose_name = _("link at the foot")
        constraints = _one_target("footer")
