"""The groups of the back office."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page

from cms.backoffice.actions.seed_groups import MODERATION, seed_groups
from cms.backoffice.auth import AUDITORS, EDITORS, GROUP_RIGHTS, PUBLISH_PAGES, RIGHTS
from coop.membership.enums import Office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seeded():
    seed_groups()


def rights_of(name):
    held = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{label}.{code}" for label, code in held}


def test_there_is_a_group_for_each_office_and_for_editors_facilitators_and_auditors():
    names = ["Auditors", "Board", "Coordinators", "Editors", "Facilitators", "Secretaries", "Treasurers"]
    assert sorted(GROUP_RIGHTS) == names
    assert list(Group.objects.filter(name__in=names).order_by("name").values_list("name", flat=True)) == names


@pytest.mark.parametrize("name", sorted(GROUP_RIGHTS))
def test_a_group_holds_what_the_table_says_and_every_right_in_it_exists(name):
    assert GROUP_RIGHTS[name] | {"wagtailadmin.access_admin"} <= rights_of(name)


def test_an_office_has_the_same_rights_through_its_group():
    assert GROUP_RIGHTS["Treasurers"] == RIGHTS[Office.TREASURER]


def test_an_auditor_only_looks():
    assert {right.rpartition(".")[2].split("_")[0] for right in rights_of(AUDITORS)} == {"view", "access"}
    assert not GroupPagePermission.objects.filter(group__name=AUDITORS).exists()


def test_editors_write_pages_and_others_publish_them():
    root = Page.get_first_root_node()
    held = GroupPagePermission.objects.filter(page=root, permission__codename="publish_page")
    assert set(PUBLISH_PAGES) <= set(held.values_list("group__name", flat=True))
    mine = GroupPagePermission.objects.filter(page=root, group__name=EDITORS)
    assert set(mine.values_list("permission__codename", flat=True)) == {"add_page", "change_page"}


def test_what_waits_for_approval_goes_to_those_who_publish():
    task = GroupApprovalTask.objects.get(name=MODERATION)
    assert set(PUBLISH_PAGES) <= set(task.groups.values_list("name", flat=True))


def test_seeding_again_changes_nothing_and_takes_nothing_away():
    from django.contrib.auth.models import Permission

    extra = Permission.objects.get(codename="add_site")
    Group.objects.get(name=EDITORS).permissions.add(extra)
    before = rights_of(EDITORS), GroupPagePermission.objects.count()
    seed_groups()
    assert (rights_of(EDITORS), GroupPagePermission.objects.count()) == before
    assert "wagtailcore.add_site" in before[0]


def test_every_migration_ends_with_the_groups_seeded():
    """The signal comes for each app with models; ours listens to the last."""
    from django.core.management.sql import emit_post_migrate_signal

    Group.objects.filter(name=AUDITORS).delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert Group.objects.filter(name=AUDITORS).exists()
