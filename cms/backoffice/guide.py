"""The guide for people who write the site, inside the staff office: nobody is sent to another host for help."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class GuideView(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    template_name = "cms/backoffice/_guide.html"
    page_title = _("How to edit this site")
    header_icon = "help"
