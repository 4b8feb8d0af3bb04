import pytest
from django.test import Client

from cms.policies.models import PolicyPage
from tests.factories.marketplace import a_user
from tests.factories.members import an_officer
from tests.factories.policies import a_draft, a_policy, rewritten, sent
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def path(revision):
    return f"/office/policies/{revision.pk}/"


def test_two_members_of_the_board_read_and_approve_and_it_is_in_force():
    revision = sent(a_draft())
    first, second = browser_of(an_officer("Bea")), browser_of(an_officer("Cleo"))
    parse_strictly(first.get(path(revision)))
    first.post(path(revision), {"decision": "approve"})
    assert "One more person has to" in first.get(path(revision)).text
    assert not PolicyPage.objects.get().live
    second.post(path(revision), {"decision": "approve"})
    assert PolicyPage.objects.get().live
    assert second.get(path(revision)).status_code == 409  # it waits no longer


def test_what_it_changes_stands_above_the_text():
    revision = sent(rewritten(a_policy(), text=[{"heading": "What we keep", "text": "<p>Your shoe size.</p>"}]))
    page = browser_of(an_officer()).get(path(revision))
    parse_strictly(page)
    assert "<ins>Your shoe size.</ins>" in page.text


def test_a_text_goes_back_with_a_word_why():
    revision, browser = sent(a_draft()), browser_of(an_officer())
    silent = browser.post(path(revision), {"decision": "back"})
    assert silent.status_code == 422
    assert "Say what should change." in silent.text
    browser.post(path(revision), {"decision": "back", "note": "Too long."})
    page = PolicyPage.objects.get()
    assert not page.live
    assert page.current_workflow_state.status == "needs_changes"
    assert page.current_workflow_state.current_task_state.comment == "Too long."


def test_the_author_is_told_why_not():
    author = an_officer("Bea")
    revision = sent(a_draft(author=author))
    browser = browser_of(author)
    assert "You wrote a part of this text" in browser.get(path(revision)).text
    assert browser.post(path(revision), {"decision": "approve"}).status_code == 403


def test_others_do_not_see_it():
    assert browser_of(a_user()).get(path(sent(a_draft()))).status_code == 403
