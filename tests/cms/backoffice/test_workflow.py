"""An editor writes, somebody else publishes; comments; and publishing at a set time."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Comment, Page, Site, WorkflowState

from cms.backoffice.actions.seed_groups import seed_groups
from cms.backoffice.tasks import publish_scheduled
from cms.pages.models import StandardPage
from foundation.accounts.models import User
from foundation.jobs.registry import periodic_jobs
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    seed_groups()
    eva = User.objects.create_user("eva@example.org", name="Eva Editor")
    eva.groups.add(Group.objects.get(name="Editors"))
    return eva


def signed_in(user, *, factor=True):
    if factor:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_draft(owner):
    home = Site.objects.get(is_default_site=True).root_page
    page = StandardPage(title="Repair day", slug="repair", live=False, owner=owner)
    home.add_child(instance=page)
    page.save_revision(user=owner)
    return page


def form(page, **more):
    body = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return {"title": page.title, "slug": page.slug, "lead": "", "drawing": "", **body, **more}


def test_an_editor_without_a_second_factor_is_led_to_set_one_up(editor):
    response = signed_in(editor, factor=False).get("/admin/")
    assert (response.status_code, response["Location"]) == (302, "/me/second-factor/")


def test_an_editor_sends_a_page_for_approval_and_a_coordinator_publishes_it(editor, client):
    page = a_draft(editor)
    desk = signed_in(editor)
    assert desk.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    sent = desk.post(f"/admin/pages/{page.pk}/edit/", form(page, **{"action-submit": "1"}))
    assert sent.status_code == 302
    state = WorkflowState.objects.get()
    assert (state.status, state.requested_by) == ("in_progress", editor)
    assert client.get("/repair/").status_code == 404
    desk.post(f"/admin/pages/{page.pk}/edit/", form(page, **{"action-publish": "1"}))
    assert not Page.objects.get(pk=page.pk).live, "an editor does not publish"
    office = signed_in(an_officer("Cora", "coordinator"), factor=False)
    task = state.current_task_state
    approved = office.post(f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/", {"comment": "Good."})
    assert approved.status_code == 302
    assert client.get("/repair/").status_code == 200


def test_a_treasurer_does_not_write_pages(editor):
    page = a_draft(editor)
    assert (
        signed_in(an_officer("Tom", "treasurer"), factor=False).get(f"/admin/pages/{page.pk}/edit/").status_code == 302
    )


def test_editors_comment_on_a_page(editor):
    page = a_draft(editor)
    desk = signed_in(editor)
    comment = {
        "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0", "comments-0-text": "Which hall?",
        "comments-0-contentpath": "title", "comments-0-position": "", "comments-0-id": "",
        "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert desk.post(f"/admin/pages/{page.pk}/edit/", form(page) | comment).status_code == 302
    assert list(Comment.objects.values_list("text", "user__name")) == [("Which hall?", "Eva Editor")]


def test_the_worker_process_publishes_what_is_due_and_takes_down_what_has_expired(editor, client):
    now = datetime.now(UTC)
    page = a_draft(editor)
    page.go_live_at = now + timedelta(hours=1)
    page.save_revision().publish()
    publish_scheduled()
    assert client.get("/repair/").status_code == 404
    revision = page.get_latest_revision()
    revision.approved_go_live_at = now - timedelta(minutes=1)
    revision.content = revision.content | {"go_live_at": (now - timedelta(minutes=1)).isoformat()}
    revision.save()
    publish_scheduled()
    assert client.get("/repair/").status_code == 200
    Page.objects.filter(pk=page.pk).update(expire_at=now - timedelta(seconds=1))
    publish_scheduled()
    assert client.get("/repair/").status_code == 404


def test_it_is_looked_for_every_minute():
    assert dict(periodic_jobs.items())["cms.backoffice.publish_scheduled"].seconds == 60
