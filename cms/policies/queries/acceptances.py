"""Who accepted what, and what is still to be accepted."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from cms.policies.enums import AcceptedBy
from cms.policies.models import Acceptance, PolicyVersion
from cms.policies.policies import is_asked


def acceptances_of(user: Any) -> "QuerySet[Acceptance]":
    """Everything a person accepted, the newest first."""
    return Acceptance.objects.filter(user=user).select_related("version", "version__page").order_by("-id")


def last_acceptance(user: Any, page_id: int) -> Acceptance | None:
    if not getattr(user, "is_authenticated", False):
        return None
    mine = Acceptance.objects.filter(user=user, version__page_id=page_id).select_related("version")
    return mine.order_by("-version__number").first()


def to_accept(user: Any) -> list[PolicyVersion]:
    """The versions in force that ask this person: nothing they accepted covers them. One query.

    An acceptance of version n covers n and all later ones up to the next that asks again.
    """
    if not getattr(user, "is_authenticated", False):
        return []
    of_page = PolicyVersion.objects.filter(page_id=OuterRef("page_id"))
    newest = Subquery(of_page.order_by("-number").values("number")[:1])
    last_that_asks = Subquery(of_page.filter(asks_again=True).order_by("-number").values("number")[:1])
    covered = Acceptance.objects.filter(
        user=user, version__page_id=OuterRef("page_id"), version__number__gte=OuterRef("asking")
    )
    open_ = (
        PolicyVersion.objects.filter(page__live=True)
        .exclude(page__accepted_by=AcceptedBy.NOBODY)
        .annotate(newest=newest, asking=last_that_asks)
        .filter(~Exists(covered), number=F("newest"))
        .select_related("page")
        .order_by("title", "pk")
    )
    return [version for version in open_ if is_asked(user, version.page.accepted_by)]
