"""The press kit."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.pages.models.site_page import SitePage
from cms.pages.queries.press import logos, press_facts, press_links
from cms.pages.reading import Reading


class PressKitPage(SitePage):
    """For people who write about us: our mark, facts read live, a paragraph to copy, and whom to call."""

    about = models.TextField(
        _("about us, to copy"), max_length=700, help_text=_("One paragraph others may print. No numbers: they change.")
    )
    contact_name = models.CharField(_("who answers"), max_length=80, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("about"),
        *SitePage.content_panels[len(Page.content_panels) :],
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")],
            heading=_("Who answers questions of the press"),
        ),
    ]
    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/pages/press_page.html"

    class Meta:
        verbose_name = _("press kit")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return {"facts": press_facts(reading), "logos": logos(), "links": press_links()}
