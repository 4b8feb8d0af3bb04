"""Hang the back office into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.permissions import register_permission_policy

from cms.backoffice.panels import NeedsPanel
from cms.backoffice.policies import LookOnlyPolicy
from cms.backoffice.reports.acts import ActsReport
from cms.backoffice.reports.base import HouseReport
from cms.backoffice.reports.jobs import JobsReport
from cms.backoffice.reports.journals import JournalsReport
from cms.backoffice.reports.members import MembersReport
from cms.backoffice.reports.work import WorkReport
from cms.backoffice.viewsets import LOOK_ONLY, GovernanceGroup, MarketplaceGroup, MembersGroup, MoneyGroup
from coop.membership.policies import can_decide_membership

REPORTS: tuple[type[HouseReport], ...] = (WorkReport, MembersReport, JournalsReport, ActsReport, JobsReport)

for model in LOOK_ONLY:
    register_permission_policy(model, LookOnlyPolicy(model))


@hooks.register("register_admin_viewset")
def viewsets() -> list[object]:
    return [MarketplaceGroup(), MembersGroup(), GovernanceGroup(), MoneyGroup()]


class MembersOfficeItem(MenuItem):  # type: ignore[misc]
    """The board's desk lies outside this admin; whoever may decide about members finds it from here too."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_decide_membership(request.user)


class RightItem(MenuItem):  # type: ignore[misc]
    """A link for whoever holds a right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.right))


@hooks.register("register_admin_menu_item")
def members_office() -> Any:
    return MembersOfficeItem(
        _("Members’ office"), reverse("membership:members"), name="members-office", icon_name="group", order=250
    )


@hooks.register("register_admin_menu_item")
def site_menu() -> Any:
    """What an editor sets for the whole site, in one place."""
    settings_url = reverse("wagtailsettings:edit", args=["cms_navigation", "housesettings"])
    items = [
        RightItem(
            _("Name, menus and colours"), settings_url, name="house", icon_name="site", order=10,
            right="cms_navigation.change_housesettings",
        ),
        RightItem(
            _("Redirects"), reverse("wagtailredirects:index"), name="house-redirects", icon_name="redirect", order=20,
            right="wagtailredirects.change_redirect",
        ),
        RightItem(
            _("Style guide"), reverse("ui:style"), name="house-style", icon_name="view", order=30,
            right="wagtailadmin.access_admin",
        ),
    ]  # fmt: skip
    return SubmenuMenuItem(_("Site"), Menu(items=items), name="house-site", icon_name="cog", order=140)


@hooks.register("construct_homepage_panels")
def needs_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, NeedsPanel(request))


@hooks.register("register_admin_urls")
def report_urls() -> list[Any]:
    urls = []
    for report in REPORTS:
        name, results = report.index_url_name, report.index_results_url_name
        where = f"reports/{name.removeprefix('backoffice_')}/"
        urls += [
            path(where, report.as_view(), name=name),
            path(f"{where}results/", report.as_view(results_only=True), name=results),
        ]
    return urls


def _register(report: type[HouseReport], order: int) -> None:
    @hooks.register("register_reports_menu_item")
    def item() -> Any:
        return RightItem(
            report.page_title, reverse(report.index_url_name), name=report.index_url_name, icon_name=report.header_icon,
            order=order, right=report.right,
        )  # fmt: skip


for number, one in enumerate(REPORTS):
    _register(one, 700 + number)
