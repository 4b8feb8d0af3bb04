"""Policies of the demo co-op: written by the coordinator, approved by two of the board, accepted by some."""

from datetime import datetime, timedelta
from typing import Any

from cms.pages.models import HomePage
from cms.policies.actions.accept_policy import accept_policy
from cms.policies.actions.approve_text import approve_text
from cms.policies.models import PolicyIndexPage, PolicyPage
from config.demo.story import cast
from config.demo.story.timeline import Timeline
from coop.membership.models import OfficeTerm
from foundation.accounts.models import User

PRIVACY = "How we use your data"
TEXTS: tuple[tuple[str, str, str, list[dict[str, str]]], ...] = (
    (PRIVACY, "everybody", "What we keep about you, why, and how long.", [
        {"heading": "What we keep", "text": "<p>Your name, your e-mail address and your bookings.</p>"
                                            "<p>Bookings are kept for six years, because the law asks for it.</p>"},
        {"heading": "Who sees it", "text": "<p>The worker you book sees your name and, from the day before, your address.</p>"},
    ]),
    ("Working safely", "workers", "What we do so that everybody comes home well.", [
        {"heading": "Before a job", "text": "<ul><li>Say where you go.</li><li>Look before you lift.</li></ul>"},
        {"heading": "If you feel unsafe", "text": "<p>Leave. You are paid for the time all the same.</p>"},
    ]),
    ("How to complain", "nobody", "Who listens, how long it takes, and what you can do if you do not agree.", [
        {"heading": "Who listens", "text": "<p>The coordinator, within two working days; then the board.</p>"},
    ]),
)  # fmt: skip
CHANGED = [
    {"heading": "What we keep", "text": "<p>Your name, your e-mail address and your bookings.</p>"
                                        "<p>Bookings are kept for six years, because the law asks for it.</p>"
                                        "<p>Photographs of damage, until the matter is settled.</p>"},
    TEXTS[0][3][1],
]  # fmt: skip


def person(name: str) -> User:
    return User.objects.get(email=cast.address(name))


def plan_policies(timeline: Timeline) -> None:
    """Three in force, one of them changed since, and a new draft that waits for its second approval."""
    timeline.add(timeline.now - timedelta(days=88), begin)
    timeline.add(timeline.now - timedelta(days=60), lambda at: accept(PRIVACY, cast.CUSTOMERS[0][0], at))
    timeline.add(timeline.now - timedelta(days=59), lambda at: accept("Working safely", cast.WORKERS[2].name, at))
    timeline.add(timeline.now - timedelta(days=25), change)
    timeline.add(timeline.now - timedelta(days=2), wait)


def begin(at: datetime) -> None:
    """The list, and three texts that two of the board approve."""
    index = PolicyIndexPage(title="Policies", slug="policies", lead="What we promise each other and our customers.")
    HomePage.objects.get().add_child(instance=index)
    for title, accepted_by, lead, body in TEXTS:
        page = PolicyPage(title=title, lead=lead, accepted_by=accepted_by)
        page.body = [("section", one) for one in body]
        index.add_child(instance=page)
        send(page, approvers=2, at=at)


def send(page: PolicyPage, *, approvers: int, at: datetime) -> None:
    """The coordinator saves and sends it; so many of those on the board by then approve."""
    author: Any = person(cast.COORDINATOR)
    revision = page.save_revision(user=author)
    page.get_workflow().start(page, user=author)
    seated = OfficeTerm.objects.filter(office="board", ends_at__isnull=True).select_related("user").order_by("pk")
    for term in seated[:approvers]:
        approve_text(by=term.user, revision=revision, at=at)


def change(at: datetime) -> None:
    """A second version, which everybody is asked to accept anew."""
    page = PolicyPage.objects.get(title=PRIVACY).get_latest_revision_as_object()
    page.body = [("section", one) for one in CHANGED]
    page.what_changed, page.asks_again = "We keep photographs of damage until the matter is settled.", True
    send(page, approvers=2, at=at)


def wait(at: datetime) -> None:
    """A new wording of the complaints policy, approved by one so far."""
    page = PolicyPage.objects.get(title="How to complain").get_latest_revision_as_object()
    page.body = [("section", {"heading": "Who listens", "text": "<p>The coordinator, the next working day.</p>"})]
    page.what_changed = "We answer within one working day instead of two."
    send(page, approvers=1, at=at)


def accept(title: str, name: str, at: datetime) -> None:
    policy = PolicyPage.objects.get(title=title)
    accept_policy(by=person(name), policy=policy, number=1, at=at)
