"""Wagtail's pages about accounts, in the form of ours: stands in INSTALLED_APPS in place of `wagtail.users`."""

from wagtail.users.apps import WagtailUsersAppConfig


class HouseUsersConfig(WagtailUsersAppConfig):  # type: ignore[misc]
    user_viewset = "cms.backoffice.users.HouseUserViewSet"
