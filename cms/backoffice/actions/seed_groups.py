"""Make the groups of the back office what the table of rights says."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

from cms.backoffice.auth import ENTER, GROUP_RIGHTS, PUBLISH_PAGES, WRITE_PAGES

MODERATION = "Moderators approval"  # the workflow Wagtail itself begins with, on the whole tree
WRITE = ("add_page", "change_page")
PUBLISH = ("publish_page", "lock_page", "unlock_page", "bulk_delete_page")


@transaction.atomic
def seed_groups() -> None:
    """Add what is missing and take away nothing: a co-op may give a group more. After each migration. System-only."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    held = {f"{one.content_type.app_label}.{one.codename}": one for one in _permissions()}
    groups = {}
    for name, rights in GROUP_RIGHTS.items():
        groups[name], _new = Group.objects.get_or_create(name=name)
        groups[name].permissions.add(*(held[right] for right in {ENTER, *rights} if right in held))
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or collection is None:
        return
    for name in WRITE_PAGES:
        for code in WRITE + (PUBLISH if name in PUBLISH_PAGES else ()):
            GroupPagePermission.objects.get_or_create(
                group=groups[name], page=root, permission=held[f"wagtailcore.{code}"]
            )
        for right in (right for right in _media() if right in held):
            GroupCollectionPermission.objects.get_or_create(
                group=groups[name], collection=collection, permission=held[right]
            )
    for task in GroupApprovalTask.objects.filter(name=MODERATION):
        task.groups.add(*(groups[name] for name in PUBLISH_PAGES))


def _permissions() -> list[Permission]:
    return list(Permission.objects.select_related("content_type"))


def _media() -> list[str]:
    return [
        f"{model._meta.app_label}.{act}_{model._meta.model_name}"
        for model in (get_image_model(), get_document_model())
        for act in ("add", "change", "choose")
    ]
