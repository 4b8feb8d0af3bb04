"""Courses as pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.learning.blocks import FEATURES, PLAN
from cms.media.sharing import SHARING_PANELS, picture_for_sharing
from cms.pages.forms import SitePageForm


class LearningIndexPage(Page):  # type: ignore[django-manager-missing]
    """All courses."""

    lead = models.TextField(_("first sentence"), max_length=300, blank=True)
    sharing_image = picture_for_sharing()

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    base_form_class = SitePageForm
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_learning.StudyCirclePage"]
    max_count = 1
    template = "cms/learning/learning_index_page.html"

    class Meta:
        verbose_name = _("learning: all courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.learning.views._circles import courses_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | courses_context()


class StudyCirclePage(Page):  # type: ignore[django-manager-missing]
    """A course: what it is about, the plan of each session, and what there is to read."""

    lead = models.TextField(_("in one or two sentences"), max_length=300)
    about = RichTextField(_("what it is about"), features=FEATURES, blank=True)
    plan = StreamField(PLAN, blank=True, verbose_name=_("sessions"))
    sharing_image = picture_for_sharing()

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("about"), FieldPanel("plan")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("about"),
        index.SearchField("plan"),
    ]
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    base_form_class = SitePageForm
    parent_page_types = ["cms_learning.LearningIndexPage"]
    subpage_types: list[str] = []
    template = "cms/learning/study_circle_page.html"

    class Meta:
        verbose_name = _("learning: a course")
        verbose_name_plural = _("learning: courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.learning.views._circles import course_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | course_context(self)
