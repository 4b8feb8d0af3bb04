"""Hang the back office into the Wagtail admin."""

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from cms.backoffice.guide import GuideView
from cms.backoffice.menus import RightItem
from cms.backoffice.panels import NeedsPanel
from cms.backoffice.policies import LookOnlyPolicy
from cms.backoffice.reports.acts import ActsReport
from cms.backoffice.reports.base import HouseReport
from cms.backoffice.reports.comparisons import ComparisonsReport
from cms.backoffice.reports.earnings import EarningsReport
from cms.backoffice.reports.jobs import JobsReport
from cms.backoffice.reports.journals import JournalsReport
from cms.backoffice.reports.members import MembersReport
from cms.backoffice.reports.turnout import TurnoutReport
from cms.backoffice.reports.work import WorkReport
from cms.backoffice.users import erased_not_deleted
from cms.backoffice.viewsets import LOOK_ONLY, GovernanceGroup, MarketplaceGroup, MembersGroup, MoneyGroup

REPORTS: tuple[type[HouseReport], ...] = (
    WorkReport, MembersReport, JournalsReport, ActsReport, JobsReport, TurnoutReport, ComparisonsReport, EarningsReport,
)  # fmt: skip

for model in LOOK_ONLY:
    register_permission_policy(model, LookOnlyPolicy(model))


@hooks.register("register_admin_viewset")
def viewsets() -> list[object]:
    return [MarketplaceGroup(), MembersGroup(), GovernanceGroup(), MoneyGroup()]


hooks.register("before_delete_user", erased_not_deleted)


@hooks.register("before_bulk_action")
def nobody_is_deleted_or_appointed_in_a_list(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if get_user_model() in action.models and action_type in {"delete", "assign_role"}:
        return erased_not_deleted(request)
    return None


@hooks.register("construct_homepage_panels")
def needs_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, NeedsPanel(request))


@hooks.register("register_admin_urls")
def report_urls() -> list[Any]:
    urls = [path("guide/", GuideView.as_view(), name="backoffice_guide")]
    for report in REPORTS:
        name, results = report.index_url_name, report.index_results_url_name
        where = f"reports/{name.removeprefix('backoffice_')}/"
        urls += [
            path(where, report.as_view(), name=name),
            path(f"{where}results/", report.as_view(results_only=True), name=results),
        ]
    return urls


def _register(report: type[HouseReport], order: int) -> None:
    @hooks.register(report.group)
    def item() -> Any:
        return RightItem(
            report.page_title, reverse(report.index_url_name), name=report.index_url_name, icon_name=report.header_icon,
            order=order, right=report.right,
        )  # fmt: skip


for number, one in enumerate(REPORTS):
    _register(one, 700 + number)
