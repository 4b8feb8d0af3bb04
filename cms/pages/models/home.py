"""The front page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.pages.models.site_page import SitePage
from cms.pages.reading import Reading


class HomePage(SitePage):
    """The front door: a promise, one form, true figures, and what people offer."""

    promise = models.CharField(max_length=120, default=_("Good help nearby, from people who own the place they work"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("promise"),
        FieldPanel("lead"),
        FieldPanel("drawing"),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("promise")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "cms/pages/home_page.html"

    class Meta:
        verbose_name = _("front page")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return {"find_url": reverse("search:find"), "trade_choices": reading.trades}
