"""The accessibility statement."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.pages.models.site_page import SitePage
from cms.pages.reading import Reading
from foundation.formats import date_format
from foundation.home import house_facts


class Conformance(models.TextChoices):
    """The three answers of the W3C's own statement generator, in plain words."""

    FULL = "full", _("meets all of it")
    PARTIAL = "partial", _("meets most of it")
    NONE = "none", _("does not meet it")


class ProblemBlock(blocks.StructBlock):
    """Something that does not work for everybody yet."""

    what = blocks.CharBlock(max_length=120, label=_("What does not work yet"))
    way_round = blocks.TextBlock(max_length=300, label=_("What to do until then"))
    until = blocks.CharBlock(max_length=60, required=False, label=_("When it will work"))

    class Meta:
        icon = "warning"
        label = _("Known problem")


class AccessibilityStatementPage(SitePage):
    """How far this site works for everybody, what does not work yet, and whom to tell."""

    conformance = models.CharField(_("how far"), max_length=8, choices=Conformance.choices, default=Conformance.PARTIAL)
    checked_on = models.DateField(_("checked on"))
    how_checked = models.TextField(_("how it was checked"), max_length=600)
    problems = StreamField([("problem", ProblemBlock())], blank=True, verbose_name=_("known problems"))
    answer_days = models.PositiveSmallIntegerField(_("working days until we answer"), default=5)
    complain_to = models.TextField(
        _("who helps when we do not"), max_length=400, blank=True, help_text=_("The body that enforces the law here.")
    )

    content_panels = [
        *Page.content_panels,
        *SitePage.content_panels[len(Page.content_panels) :],
        FieldPanel("conformance"),
        FieldPanel("checked_on"),
        FieldPanel("how_checked"),
        FieldPanel("problems"),
        FieldPanel("answer_days"),
        FieldPanel("complain_to"),
    ]
    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/pages/accessibility_page.html"

    class Meta:
        verbose_name = _("accessibility statement")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return {
            "checked": date_format(self.checked_on, "j F Y"),
            "coop_email": house_facts()["email"],
            "coop_phone": house_facts()["phone"],
        }
