"""Make the groups of the back office what the table of rights says."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

from cms.backoffice.auth import ENTER, GROUP_RIGHTS, PUBLISH_PAGES, WRITE_PAGES

MODERATION = "Moderators approval"  # the workflow Wagtail itself begins with, on the whole tree
MODERATORS = "Moderators"  # Wagtail's own group that publishes: ours are the coordinators and the board
WRITE = ("add_page", "change_page")
# Wagtail asks for the rights on its own two models, also where the pictures and papers are ours.
MEDIA = (
    *(f"wagtailimages.{act}_image" for act in ("add", "change", "choose")),
    *(f"wagtaildocs.{act}_document" for act in ("add", "change", "choose")),
)
PUBLISH = ("publish_page", "lock_page", "unlock_page", "bulk_delete_page")


@transaction.atomic
def seed_groups() -> None:
    """The groups of the house hold what the table says, no more and no less. After each migration. System-only.

    A co-op that wants to give somebody more makes a group of its own, which nobody touches here.
    """
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    held = {f"{one.content_type.app_label}.{one.codename}": one for one in _permissions()}
    groups = {}
    for name, rights in GROUP_RIGHTS.items():
        groups[name], _new = Group.objects.get_or_create(name=name)
        groups[name].permissions.set(held[right] for right in {ENTER, *rights} if right in held)
    Group.objects.filter(name=MODERATORS, user__isnull=True).delete()
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or collection is None:
        return
    for name, group in groups.items():
        codes = (WRITE if name in WRITE_PAGES else ()) + (PUBLISH if name in PUBLISH_PAGES else ())
        pages = [held[f"wagtailcore.{code}"] for code in codes]
        _give(GroupPagePermission.objects.filter(group=group, page=root), pages, group=group, page=root)
        media = [held[right] for right in MEDIA if right in held and name in WRITE_PAGES]
        kept = GroupCollectionPermission.objects.filter(group=group, collection=collection)
        _give(kept, media, group=group, collection=collection)
    for task in GroupApprovalTask.objects.filter(name=MODERATION):
        task.groups.add(*(groups[name] for name in PUBLISH_PAGES))


def _give(kept: Any, permissions: list[Permission], **about: Any) -> None:
    """Exactly these permissions, on one page or one collection."""
    kept.exclude(permission__in=permissions).delete()
    for permission in permissions:
        kept.model.objects.get_or_create(permission=permission, **about)


def _permissions() -> list[Permission]:
    return list(Permission.objects.select_related("content_type"))
