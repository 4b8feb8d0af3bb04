"""Hang the back office into the Wagtail admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from cms.backoffice.policies import LookOnlyPolicy
from cms.backoffice.viewsets import LOOK_ONLY, CoopGroup, MarketplaceGroup, MoneyGroup

for model in LOOK_ONLY:
    register_permission_policy(model, LookOnlyPolicy(model))


@hooks.register("register_admin_viewset")
def viewsets() -> list[object]:
    return [MarketplaceGroup(), CoopGroup(), MoneyGroup()]
