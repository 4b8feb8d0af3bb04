"""The menu of the staff office: Marketplace, Members, Governance, Money, Site; then reports, settings and help.

The desks on which people act lie outside the Wagtail admin. Each stands in the group it belongs to, for those whom its
own page lets in.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.documents.wagtail_hooks import DocumentsMenuItem
from wagtail.images.wagtail_hooks import ImagesMenuItem

from cms.backoffice.auth import ENTER
from cms.backoffice.policies import can_appoint
from cms.learning.policies import can_keep_facilitators, is_facilitator
from cms.policies.policies import can_approve_policies
from coop.decisions.policies import runs_decisions
from coop.membership.policies import can_decide_membership
from coop.shares.policies import can_decide_withdrawals, can_handle_share_money, can_see_register
from coop.surplus.policies import can_close_year
from payments.reconcile.policies import can_see_money

# Names of hooks: each group of lists takes its desks from one.
MEMBERS, GOVERNANCE, MONEY = "register_members_desk", "register_governance_desk", "register_money_desk"
# What Wagtail puts at the top and in its settings stands under Site.
MOVED = {"explorer", "images", "documents"}


class DeskItem(MenuItem):  # type: ignore[misc]
    """A link for those whom `may` lets in."""

    def __init__(self, label: Any, address: str, *, may: Callable[[Any], bool], order: int, icon: str) -> None:
        super().__init__(label, reverse(address), name=address.replace(":", "-"), icon_name=icon, order=order)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may(request.user)


class RightItem(MenuItem):  # type: ignore[misc]
    """A link for whoever holds a right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.right))


class PagesItem(MenuItem):  # type: ignore[misc]
    """All pages, from the top."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


def _keeps_withdrawals(user: Any) -> bool:
    return can_decide_withdrawals(user) or can_handle_share_money(user)


# (group, words, address, who, icon), below the lists of the group.
DESKS: tuple[tuple[str, Any, str, Callable[[Any], bool], str], ...] = (
    (MEMBERS, _("Members’ office"), "membership:members", can_decide_membership, "group"),
    (MEMBERS, _("Register and share certificates"), "shares:register", can_see_register, "clipboard-list"),
    (MEMBERS, _("Editors and auditors"), "backoffice:appointments", can_appoint, "edit"),
    (MEMBERS, _("Facilitators"), "learning:facilitators", can_keep_facilitators, "user"),
    (MEMBERS, _("Desk of the study circles"), "learning:desk", is_facilitator, "date"),
    (GOVERNANCE, _("Secretary’s desk"), "decisions:office_decisions", runs_decisions, "check"),
    (GOVERNANCE, _("Policies to approve"), "policies:approvals", can_approve_policies, "doc-full"),
    (MONEY, _("Money and books"), "reconcile:money", can_see_money, "order"),
    (MONEY, _("Share money to receive"), "shares:share_money", can_handle_share_money, "plus"),
    (MONEY, _("Shares to pay back"), "shares:withdrawals", _keeps_withdrawals, "undo"),
    (MONEY, _("Years and surplus"), "surplus:years", can_close_year, "date"),
)


def _register_desk(number: int) -> None:
    group, words, address, may, icon = DESKS[number]
    hooks.register(group, lambda: DeskItem(words, address, may=may, order=100 + number, icon=icon))


for each in range(len(DESKS)):
    _register_desk(each)


@hooks.register("register_admin_menu_item")
def site_menu() -> Any:
    """Pages, pictures and papers, and what is set for the whole site, in one place."""
    settings_url = reverse("wagtailsettings:edit", args=["cms_navigation", "housesettings"])
    items = [
        PagesItem(_("Pages"), reverse("wagtailadmin_explore_root"), name="house-pages", icon_name="folder", order=1),
        ImagesMenuItem(_("Images"), reverse("wagtailimages:index"), name="house-images", icon_name="image", order=2),
        DocumentsMenuItem(
            _("Documents"), reverse("wagtaildocs:index"), name="house-documents", icon_name="doc-full-inverse", order=3
        ),
        RightItem(
            _("Name, menus and colours"), settings_url, name="house", icon_name="site", order=10,
            right="cms_navigation.change_housesettings",
        ),
        RightItem(
            _("Redirects"), reverse("wagtailredirects:index"), name="house-redirects", icon_name="redirect", order=20,
            right="wagtailredirects.change_redirect",
        ),
        RightItem(
            _("Languages of the pages"), reverse("wagtaillocales:index"), name="house-locales", icon_name="globe",
            order=25, right="wagtailcore.add_locale",
        ),
        RightItem(
            _("Style guide"), reverse("ui:style"), name="house-style", icon_name="view", order=30, right=ENTER,
        ),
    ]  # fmt: skip
    return SubmenuMenuItem(_("Site"), Menu(items=items), name="house-site", icon_name="cog", order=140)


@hooks.register("construct_main_menu")
def each_thing_once_at_the_top(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in MOVED]


@hooks.register("construct_settings_menu")
def each_thing_once_in_the_settings(request: HttpRequest, items: list[Any]) -> None:
    ours = {
        reverse("wagtailredirects:index"),
        reverse("wagtaillocales:index"),
        reverse("wagtailsettings:edit", args=["cms_navigation", "housesettings"]),
    }
    items[:] = [item for item in items if item.url not in ours]


@hooks.register("register_help_menu_item")
def guide_item() -> Any:
    return MenuItem(_("How to edit this site"), reverse("backoffice_guide"), name="guide", icon_name="help", order=10)


@hooks.register("construct_help_menu")
def help_stays_in_the_house(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's news and guide lie on another host, which nobody of ours is sent to."""
    items[:] = [item for item in items if item.url.startswith(("/", "#"))]
