"""The groups of the back office."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import policy_registry

from cms.backoffice.actions.seed_groups import MODERATION, seed_groups
from cms.backoffice.auth import AUDITORS, EDITORS, GROUP_RIGHTS, PUBLISH_PAGES, RIGHTS, WRITE_PAGES
from coop.membership.enums import Office
from foundation.accounts.models import User

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
    assert list(Group.objects.order_by("name").values_list("name", flat=True)) == names


@pytest.mark.parametrize("name", sorted(GROUP_RIGHTS))
def test_a_group_holds_what_the_table_says_and_every_right_in_it_exists(name):
    assert GROUP_RIGHTS[name] | {"wagtailadmin.access_admin"} == rights_of(name)


def test_an_office_has_the_same_rights_through_its_group():
    assert GROUP_RIGHTS["Treasurers"] == RIGHTS[Office.TREASURER]


def test_an_auditor_only_looks():
    assert {right.rpartition(".")[2].split("_")[0] for right in rights_of(AUDITORS)} == {"view", "access"}
    assert not GroupPagePermission.objects.filter(group__name=AUDITORS).exists()


def test_editors_write_pages_and_others_publish_them():
    root = Page.get_first_root_node()
    held = GroupPagePermission.objects.filter(page=root, permission__codename="publish_page")
    assert set(PUBLISH_PAGES) == set(held.values_list("group__name", flat=True))
    mine = GroupPagePermission.objects.filter(page=root, group__name=EDITORS)
    assert set(mine.values_list("permission__codename", flat=True)) == {"add_page", "change_page"}


def test_what_waits_for_approval_goes_to_those_who_publish():
    task = GroupApprovalTask.objects.get(name=MODERATION)
    assert set(PUBLISH_PAGES) == set(task.groups.values_list("name", flat=True))


def test_whoever_writes_pages_adds_pictures_and_papers():
    for name in WRITE_PAGES:
        user = User.objects.create_user(f"{name}@example.org".lower())
        user.groups.add(Group.objects.get(name=name))
        user = User.objects.get(pk=user.pk)
        for model in (get_image_model(), get_document_model()):
            policy = policy_registry.get_by_type(model)
            assert (name, policy.user_has_permission(user, "add")) == (name, True)
            assert (name, policy.user_has_permission(user, "choose")) == (name, True)


def test_seeding_again_changes_nothing():
    kept = (GroupPagePermission, GroupCollectionPermission, Group.permissions.through)
    before = [set(model.objects.values_list("pk", flat=True)) for model in kept]
    seed_groups()
    assert [set(model.objects.values_list("pk", flat=True)) for model in kept] == before


def test_a_right_that_was_withdrawn_goes_and_a_group_of_the_co_op_s_own_keeps_its_rights():
    extra = Permission.objects.get(codename="add_site")
    publish = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    own = Group.objects.create(name="Newsletter team")
    root = Page.get_first_root_node()
    for group in (own, Group.objects.get(name=EDITORS)):
        group.permissions.add(extra)
        GroupPagePermission.objects.create(group=group, page=root, permission=publish)
    seed_groups()
    assert rights_of("Newsletter team") == {"wagtailcore.add_site"}
    assert GroupPagePermission.objects.filter(group=own, permission=publish).exists()
    assert "wagtailcore.add_site" not in rights_of(EDITORS)
    assert not GroupPagePermission.objects.filter(group__name=EDITORS, permission=publish).exists()


def test_only_ours_publish_unless_somebody_was_put_among_wagtail_s_moderators():
    held = GroupPagePermission.objects.filter(permission__codename="publish_page")
    assert set(held.values_list("group__name", flat=True)) == set(PUBLISH_PAGES)
    mo = User.objects.create_user("mo@example.org")
    mo.groups.add(Group.objects.create(name="Moderators"))
    seed_groups()
    assert mo.groups.get().name == "Moderators"
    mo.groups.clear()
    seed_groups()
    assert not Group.objects.filter(name="Moderators").exists()


def test_every_migration_ends_with_the_groups_seeded():
    """The signal comes for each app with models; ours listens to the last."""
    from django.core.management.sql import emit_post_migrate_signal

    Group.objects.filter(name=AUDITORS).delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert Group.objects.filter(name=AUDITORS).exists()
