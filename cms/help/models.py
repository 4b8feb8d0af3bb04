"""Answers, and what readers thought of them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.help.blocks import BODY
from cms.help.enums import Reader
from cms.media.sharing import SHARING_PANELS, picture_for_sharing
from cms.pages.forms import SitePageForm

MOST_WORDS = 500


class HelpIndexPage(Page):  # type: ignore[django-manager-missing]
    """The way in: what is answered, for whom, and a search."""

    lead = models.TextField(_("first sentence"), max_length=300, blank=True)
    sharing_image = picture_for_sharing()

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    base_form_class = SitePageForm
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_help.HelpPage"]
    max_count = 1
    template = "cms/help/help_index_page.html"

    class Meta:
        verbose_name = _("help: the way in")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.help.views._topics import topics_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | topics_context()


class HelpPage(Page):  # type: ignore[django-manager-missing]
    """One question and its answer."""

    reader = models.CharField(_("for whom"), max_length=20, choices=Reader.choices, default=Reader.CUSTOMERS)
    lead = models.TextField(_("the answer in one sentence"), max_length=300)
    body = StreamField(BODY, blank=True)
    sharing_image = picture_for_sharing()

    content_panels = [*Page.content_panels, FieldPanel("reader"), FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead", boost=2), index.SearchField("body")]
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    base_form_class = SitePageForm
    parent_page_types = ["cms_help.HelpIndexPage"]
    subpage_types: list[str] = []
    template = "cms/help/help_page.html"

    class Meta:
        verbose_name = _("help: an answer")
        verbose_name_plural = _("help: answers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.help.views._topics import answer_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | answer_context(self, request)


class Usefulness(models.Model):
    """Whether a page was useful to one visit. `visit` is a keyed hash of the visit and the page: it leads to nobody."""

    page = models.ForeignKey(HelpPage, on_delete=models.CASCADE, related_name="usefulness")
    visit = models.CharField(max_length=64)
    useful = models.BooleanField(_("was it useful?"))
    words = models.TextField(_("in their words"), max_length=MOST_WORDS, blank=True)
    answered_at = models.DateTimeField(_("answered"))

    class Meta:
        verbose_name = _("answer to “was this useful?”")
        verbose_name_plural = _("answers to “was this useful?”")
        ordering = ["-answered_at", "-id"]
        constraints = [
            # Somebody who presses twice has changed their mind, and is still one reader.
            models.UniqueConstraint(fields=["page", "visit"], name="a_visit_answers_once_for_a_page"),
            models.CheckConstraint(condition=~Q(visit=""), name="an_answer_belongs_to_a_visit"),
        ]

    def __str__(self) -> str:
        return str(self.useful)
