"""A policy goes live by one road only."""

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from cms.policies.actions.approve_text import approve_text
from cms.policies.errors import ApprovedAlready, MayNotApprove, NobodysWords, NotApproved, NotWaiting, OwnWords
from cms.policies.models import Approval, PolicyPage, PolicyVersion
from foundation import clock
from tests.factories.marketplace import a_user
from tests.factories.members import an_officer
from tests.factories.policies import a_draft, a_policy, approved, rewritten, sent
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


def page_of(revision):
    return PolicyPage.objects.get(pk=revision.object_id)


def test_the_second_of_two_approvals_publishes_version_one(noon):
    revision = sent(a_draft())
    approve_text(by=an_officer("Bea"), revision=revision, at=noon)
    assert not page_of(revision).live
    with clock.frozen(noon):
        approve_text(by=an_officer("Cleo"), revision=revision, at=noon)
    page, version = page_of(revision), PolicyVersion.objects.get()
    assert page.live
    assert page.live_revision_id == version.revision_id == revision.pk
    assert (version.number, version.asks_again, version.published_at) == (1, True, noon)
    assert version.body == [
        {"heading": "What we keep", "text": "<p>Your name.</p><p>Your bookings, for six years.</p>"}
    ]


def test_versions_count_on_without_a_gap():
    policy = a_policy()
    approved(rewritten(policy))
    approved(rewritten(policy))
    assert list(PolicyVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_what_was_said_about_one_version_is_not_said_about_the_next():
    policy = approved(rewritten(a_policy(), asks_again=True, what_changed="More."))
    draft = policy.get_latest_revision_as_object()
    assert (draft.asks_again, draft.what_changed) == (False, "")
    approved(rewritten(policy))
    assert list(PolicyVersion.objects.order_by("number").values_list("asks_again", "what_changed")) == [
        (True, ""),
        (True, "More."),
        (False, ""),
    ]


def test_approvals_of_an_earlier_text_do_not_count_for_a_later_one(noon):
    revision = sent(a_draft())
    approve_text(by=an_officer("Bea"), revision=revision, at=noon)
    page = page_of(revision)
    page.current_workflow_state.cancel(user=revision.user)
    later = sent(rewritten(page, author=revision.user))
    approve_text(by=an_officer("Cleo"), revision=later, at=noon)
    assert not page_of(later).live


def test_one_person_is_not_two(noon):
    revision, bea = sent(a_draft()), an_officer("Bea")
    approve_text(by=bea, revision=revision, at=noon)
    with pytest.raises(ApprovedAlready):
        approve_text(by=bea, revision=revision, at=noon)
    with refused("a_person_approves_a_text_once"):
        Approval.objects.create(revision=revision, by=bea, at=noon)


def test_whoever_saved_any_draft_since_the_last_version_is_an_author(noon):
    bea = an_officer("Bea")
    page = page_of(a_draft(author=bea))
    revision = sent(rewritten(page))
    with pytest.raises(OwnWords):
        approve_text(by=bea, revision=revision, at=noon)
    with refused("an_author_does_not_approve"):
        Approval.objects.create(revision=revision, by=bea, at=noon)
    for other in (an_officer("Cleo"), an_officer("Dora")):
        approve_text(by=other, revision=revision, at=noon)
    approve_text(by=bea, revision=sent(rewritten(page_of(revision))), at=noon)  # the next text is by others


def test_a_text_of_nobody_is_not_approved(noon):
    revision = a_draft()
    revision.user = None
    revision.save()
    with pytest.raises(NobodysWords):
        approve_text(by=an_officer("Bea"), revision=sent(revision), at=noon)


def test_others_than_board_and_secretary_do_not_approve(noon):
    with pytest.raises(MayNotApprove):
        approve_text(by=a_user(), revision=sent(a_draft()), at=noon)


def test_what_was_not_sent_cannot_be_approved(noon):
    with pytest.raises(NotWaiting):
        approve_text(by=an_officer("Bea"), revision=a_draft(), at=noon)


def test_publishing_a_revision_from_code_is_refused(noon):
    revision = a_draft()
    with pytest.raises(NotApproved), transaction.atomic():
        revision.publish(user=a_user("Root", is_superuser=True))
    assert not page_of(revision).live


def test_with_one_approval_publishing_is_refused(noon):
    revision = sent(a_draft())
    approve_text(by=an_officer("Bea"), revision=revision, at=noon)
    with pytest.raises(NotApproved), transaction.atomic():
        revision.publish()


def test_an_old_version_does_not_come_back_without_new_approvals():
    policy = a_policy()
    first = policy.live_revision
    approved(rewritten(policy))
    with pytest.raises(NotApproved), transaction.atomic():
        first.publish()


def test_saving_a_draft_as_live_is_refused():
    page = page_of(a_draft())
    page.live = True
    with pytest.raises(NotApproved), transaction.atomic():
        page.save()


def test_the_database_refuses_a_live_page_behind_the_models_back():
    draft = page_of(a_draft())
    with refused("a_live_policy_has_an_approved_version"):
        Page.objects.filter(pk=draft.pk).update(live=True)


def test_the_database_refuses_another_live_text_of_a_policy_in_force():
    policy = a_policy()
    later = rewritten(policy)
    with refused("a_live_policy_has_an_approved_version"):
        Page.objects.filter(pk=policy.pk).update(live_revision=later)


def test_the_database_refuses_a_version_without_two_approvals_and_a_gap(noon):
    policy = a_policy()
    later = rewritten(policy)
    about = {"page": policy, "title": "T", "asks_again": False, "published_at": noon}
    with refused("a_version_is_approved_by_two"):
        PolicyVersion.objects.create(revision=later, number=2, **about)
    with refused("versions_of_a_policy_have_no_gap"):
        PolicyVersion.objects.create(revision=later, number=3, **about)


@pytest.mark.parametrize(("model", "field"), [(PolicyVersion, "title"), (Approval, "note")])
def test_versions_and_approvals_are_never_changed(model, field):
    a_policy()
    with refused(f"{model._meta.db_table}_append_only"):
        model.objects.update(**{field: "Other"})


def test_no_button_of_the_editor_publishes_not_even_for_a_superuser(client):
    root = a_user("Root", is_superuser=True)
    policy, draft = a_policy(), page_of(a_draft("Other"))
    assert not policy.permissions_for_user(root).can_publish()
    assert not draft.get_parent().specific.permissions_for_user(root).can_publish_subpage()
    assert draft.permissions_for_user(root).can_submit_for_moderation()


def test_the_editor_sends_it_to_the_approvers_and_copying_is_refused():
    from tests.factories.marketplace import a_staff_member

    root = a_staff_member("Root")
    root.is_superuser = True
    root.save()
    browser = Client()
    browser.force_login(root)
    policy = a_policy()
    assert "Submit to Two approvers" in browser.get(f"/admin/pages/{policy.pk}/edit/").text
    copying = browser.post(
        f"/admin/pages/{policy.pk}/copy/", {"new_title": "X", "new_slug": "x", "publish_copies": "1", "new_parent_page": policy.get_parent().pk}
    )  # fmt: skip
    assert copying.status_code == 409
    assert PolicyPage.objects.count() == 1
