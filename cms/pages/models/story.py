"""Stories of change: what changed for somebody, how we know, and who checked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.pages.blocks.evidence import EVIDENCE
from cms.pages.choosers import workers
from cms.pages.models.site_page import SitePage
from cms.pages.queries.stories import person_of, story_page
from cms.pages.reading import Reading
from foundation.formats import date_format
from foundation.pictures.naming import SMALL, picture_url


class StoryIndexPage(SitePage):
    """All stories, the newest first."""

    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.StoryPage"]
    max_count_per_parent = 1
    template = "cms/pages/story_index_page.html"

    class Meta:
        verbose_name = _("list of stories")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return story_page(self, number=request.GET.get("page", "1"))


class StoryPage(SitePage):
    """One story. A figure in it comes from the ledger by its definition, or is cited with its source."""

    changed = models.CharField(_("what changed"), max_length=220, help_text=_("In one sentence, without numbers."))
    place = models.CharField(_("where"), max_length=80, blank=True)
    person = models.ForeignKey(
        "marketplace_workers.Worker",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("whose story it is"),
        help_text=_("Leads to their page. Ask them before you publish."),
    )
    evidence = StreamField(EVIDENCE, blank=True, verbose_name=_("how we know"))
    checked_by = models.CharField(_("who checked it"), max_length=80, blank=True)
    checked_as = models.CharField(_("as what"), max_length=80, blank=True, help_text=_("such as: secretary"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    how_checked = models.TextField(_("how it was checked"), max_length=400, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("changed"),
        FieldPanel("place"),
        FieldPanel("person", widget=workers.widget_class),
        *SitePage.content_panels[len(Page.content_panels) :],
        FieldPanel("evidence"),
        MultiFieldPanel(
            [FieldPanel("checked_by"), FieldPanel("checked_as"), FieldPanel("checked_on"), FieldPanel("how_checked")],
            heading=_("Who checked, and when"),
        ),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("changed"), index.SearchField("place")]
    parent_page_types = ["cms_pages.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "cms/pages/story_page.html"

    class Meta:
        verbose_name = _("story of change")
        verbose_name_plural = _("stories of change")

    def clean(self) -> None:
        super().clean()
        if self.checked_on and not self.checked_by:
            raise ValidationError({"checked_by": _("Say who checked it.")})
        if self.checked_by and not self.checked_on:
            raise ValidationError({"checked_on": _("Say when it was checked.")})

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        worker = person_of(self)
        return {
            "person": {
                "name": worker.name,
                "url": reverse("workers:person", args=[worker.slug]),
                "note": worker.headline,
                "photo_url": picture_url("workers", worker.photo, SMALL),
            }
            if worker is not None
            else None,
            "checked": date_format(self.checked_on, "j F Y") if self.checked_on else "",
        }
