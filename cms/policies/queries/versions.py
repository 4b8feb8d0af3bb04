"""Versions of policies."""

from typing import Any

from cms.policies.models import PolicyPage, PolicyVersion


def policy_called(slug: str) -> PolicyPage | None:
    """A policy in force."""
    return PolicyPage.objects.live().filter(slug=slug).first()


def newest_version(policy: PolicyPage) -> PolicyVersion | None:
    """The version in force: what is live is always the newest version."""
    return PolicyVersion.objects.filter(page_id=policy.pk).order_by("-number").first()


def versions_of(policy: PolicyPage) -> list[PolicyVersion]:
    """All of them, the newest first."""
    return list(PolicyVersion.objects.filter(page_id=policy.pk).order_by("-number"))


def policies_in_force() -> list[PolicyVersion]:
    """The version in force of every live policy, by title."""
    newest = PolicyVersion.objects.filter(page__live=True).order_by("page_id", "-number").distinct("page_id")
    return sorted(newest.select_related("page"), key=lambda one: (one.title, one.page_id))


def sections_of(version: Any) -> list[dict[str, str]]:
    return [{"heading": str(one["heading"]), "text": str(one["text"])} for one in version.body]
