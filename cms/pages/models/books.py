"""The page about our money."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.pages.models.site_page import SitePage
from cms.pages.queries.own_books import books_part
from cms.pages.reading import Reading
from foundation.formats import date_format


class OpenBooksPage(SitePage):
    """What the treasurer says, above figures that come from the books."""

    words = RichTextField(
        _("the treasurer’s words"),
        features=["bold", "italic", "ul", "ol", "link"],
        help_text=_("No numbers: they stand below."),
    )
    treasurer = models.CharField(_("treasurer"), max_length=80)
    said_on = models.DateField(_("written on"))

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("words"), FieldPanel("treasurer"), FieldPanel("said_on")], heading=_("From the treasurer")
        ),
        *SitePage.content_panels[len(Page.content_panels) :],
    ]
    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/pages/books_page.html"

    class Meta:
        verbose_name = _("page about our money")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return books_part(reading) | {"said": date_format(self.said_on, "j F Y")}
