"""Policies for tests, made as editors and approvers make them."""

from itertools import count
from typing import Any

from wagtail.models import Revision

from cms.pages.models import HomePage
from cms.policies.actions.approve_text import approve_text
from cms.policies.models import PolicyIndexPage, PolicyPage
from foundation.accounts.models import User
from tests.factories.marketplace import LONG_AGO, a_user
from tests.factories.members import an_officer

TEXT = [{"heading": "What we keep", "text": "<p>Your name.</p><p>Your bookings, for six years.</p>"}]
_numbers = count(1)


def a_policy_index() -> PolicyIndexPage:
    """The list, once."""
    found = PolicyIndexPage.objects.first()
    if found is not None:
        return found
    made = PolicyIndexPage(title="Policies", slug="policies", lead="What we promise.")
    HomePage.objects.get().add_child(instance=made)
    return made


def body(sections: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [{"type": "section", "value": section} for section in sections]


def a_draft(title: str = "Privacy", *, text=TEXT, author: User | None = None, **fields) -> Revision:
    """A policy an editor has written and saved."""
    page = PolicyPage(title=title, **{"lead": "How we use your data.", "accepted_by": "members", **fields})
    page.body = [("section", one) for one in text]
    a_policy_index().add_child(instance=page)
    return page.save_revision(user=author or a_user(f"Author {next(_numbers)}"))


def rewritten(policy: PolicyPage, *, text=TEXT, author: User | None = None, **fields) -> Revision:
    """A new draft of a policy."""
    page = PolicyPage.objects.get(pk=policy.pk).get_latest_revision_as_object()
    page.body = [("section", one) for one in text]
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision(user=author or a_user(f"Author {next(_numbers)}"))


def sent(revision: Revision) -> Revision:
    """Sent for approval, as the editor's button does."""
    page = PolicyPage.objects.get(pk=revision.object_id)
    page.get_workflow().start(page, user=revision.user)
    return revision


def approved(revision: Revision, *, by: tuple[User, ...] = (), at=LONG_AGO) -> PolicyPage:
    """Sent, and approved by two."""
    sent(revision)
    for person in by or (an_officer(f"Approver {next(_numbers)}"), an_officer(f"Approver {next(_numbers)}")):
        approve_text(by=person, revision=revision, at=at)
    return PolicyPage.objects.get(pk=revision.object_id)


def a_policy(title: str = "Privacy", **given) -> PolicyPage:
    """In force."""
    return approved(a_draft(title, **given))


def policies_to_visit() -> dict[str, Any]:
    """One in force with two versions, and a draft of another that waits."""
    policy = a_policy()
    changed = [{"heading": "What we keep", "text": "<p>Your name and your phone number.</p>"}]
    approved(rewritten(policy, text=changed, what_changed="Phone numbers too."))
    return {"slug": policy.slug, "number": 2, "revision_id": sent(a_draft("Complaints")).pk}
