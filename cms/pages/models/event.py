"""Events: meetings, open days, repair cafés."""

from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.pages.calculations.wall_time import span
from cms.pages.errors import NoSuchTime
from cms.pages.models.site_page import SitePage
from cms.pages.queries.events import event_card, event_entry, events_page
from cms.pages.reading import Reading
from foundation import clock
from foundation.accounts.calculations.zones import known_zones
from foundation.home import home_zone
from marketplace.bookings.calculations.calendar_file import calendar_file

FILE = "calendar"


def home_zone_name() -> str:
    return home_zone().key


def validate_zone(value: str) -> None:
    """Refuse what is not an IANA zone name."""
    if value not in known_zones():
        raise ValidationError(_("Choose a time zone from the list, such as Europe/London."))


class EventIndexPage(SitePage):
    """What is coming, and what was."""

    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.EventPage"]
    max_count_per_parent = 1
    template = "cms/pages/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        asked = request.GET
        return events_page(self, at=reading.at, number=asked.get("page", "1"), coming=asked.get("coming", "1"))


class EventPage(SitePage):
    """One event. Day and times are those of a clock on the wall of the place; the instants follow from them."""

    day = models.DateField(_("day"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"), help_text=_("Earlier than the beginning means on the next day."))
    zone = models.CharField(_("time zone"), max_length=64, default=home_zone_name, validators=[validate_zone])
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(editable=False, db_index=True)
    place = models.CharField(_("where"), max_length=120, help_text=_("such as: Town Hall, Hebden Bridge; or: online"))
    address = models.CharField(_("address"), max_length=200, blank=True)
    online_url = models.URLField(_("where to join online"), blank=True)
    cost = models.CharField(_("what it costs"), max_length=80, blank=True, help_text=_("empty means nothing"))
    access = models.TextField(
        _("getting in and taking part"), max_length=400, blank=True, help_text=_("steps, lifts, hearing loop, toilets")
    )
    called_off = models.BooleanField(_("called off"), default=False)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("day"), FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]), FieldPanel("zone")],
            heading=_("When"),
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("address"), FieldPanel("online_url")], heading=_("Where")),
        FieldPanel("cost"),
        FieldPanel("access"),
        FieldPanel("called_off"),
        *SitePage.content_panels[len(Page.content_panels) :],
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("place"), index.FilterField("ends_at")]
    parent_page_types = ["cms_pages.EventIndexPage"]
    subpage_types: list[str] = []
    template = "cms/pages/event_page.html"

    class Meta:
        verbose_name = _("event")
        constraints = [
            # A list of what is coming is found by the end: an event that ends before it begins would never leave it.
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="an_event_ends_after_it_began"),
        ]

    def clean(self) -> None:
        super().clean()
        try:
            self._follow_the_clock()
        except NoSuchTime as never:
            raise ValidationError({"starts": str(never.message)}) from never

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Drafts are saved unchecked: their instants follow the clock on the wall all the same, where there is one."""
        with suppress(NoSuchTime):
            self._follow_the_clock()
        super().save(*args, **kwargs)

    def _follow_the_clock(self) -> None:
        self.zone = self.zone or home_zone_name()  # a draft may be saved with the field left empty
        if self.day and self.starts and self.ends and self.zone in known_zones():
            self.starts_at, self.ends_at = span(self.day, self.starts, self.ends, ZoneInfo(self.zone))

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """The event's own address, and below it the file for a reader's calendar."""
        if path_components == [FILE] and self.live:
            return RouteResult(self, kwargs={"as_file": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, as_file: bool = False, **kwargs: Any) -> Any:
        if not as_file:
            return super().serve(request, *args, **kwargs)
        answer = HttpResponse(
            calendar_file(event_entry(self, at=clock.now())), content_type="text/calendar; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
        return answer

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return {
            "event": event_card(self, request=request),
            "over": self.ends_at < reading.at,
            "file_url": f"{self.get_url(request) or ''}{FILE}/",
        }
