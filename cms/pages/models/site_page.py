"""What all our pages share."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.media.sharing import SHARING_PANELS, picture_for_sharing
from cms.pages.blocks import BODY
from cms.pages.forms import SitePageForm
from cms.pages.models.drawings import Drawing
from cms.pages.reading import Reading
from foundation import clock

# Pages above this depth are the root and the front page: no trail of links is needed to find back to them.
DEPTH_OF_SECTIONS = 3


class SitePage(Page):  # type: ignore[django-manager-missing, misc]
    """A page of ours: a lead, a body of blocks, and a picture for where it is shared.

    While a page is shown, what its blocks read from the rooms is in `reading`, once for all of them.
    """

    lead = models.TextField(
        _("lead"), max_length=400, blank=True, help_text=_("One or two sentences under the title: what is this about?")
    )
    body = StreamField(BODY, blank=True, verbose_name=_("body"))
    drawing = models.CharField(
        _("drawing"), max_length=12, blank=True, choices=Drawing.choices, help_text=_("Stands beside the title.")
    )
    sharing_image = picture_for_sharing()

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("drawing"), FieldPanel("body")]
    base_form_class = SitePageForm
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        reading = Reading(at=clock.now())
        return context | {"reading": reading, "crumbs": self.crumbs(request)} | self.own_context(request, reading)

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        """What one kind of page adds to the context of its template."""
        return {}

    def crumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        """The trail from the section down to this page; none for a section itself. One query, none for a section."""
        if self.depth is None or self.depth <= DEPTH_OF_SECTIONS:
            return []
        above = self.get_ancestors().filter(depth__gte=DEPTH_OF_SECTIONS)
        trail = [{"label": page.title, "url": page.get_url(request) or ""} for page in above]
        return [*trail, {"label": self.title, "url": ""}]
