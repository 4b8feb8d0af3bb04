"""What readers thought."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.crypto import salted_hmac

from cms.help.models import HelpPage, Usefulness

SALT = "cms.help.visit"


def visit_of(session_key: str, page_id: int) -> str:
    """A hash that tells one visit from another on one page, and leads back to neither."""
    return salted_hmac(SALT, f"{page_id}|{session_key}", algorithm="sha256").hexdigest()


def own_answer(page: HelpPage, session_key: str | None) -> Usefulness | None:
    """What this visit said before; no visit, no query."""
    if not session_key:
        return None
    return Usefulness.objects.filter(page=page, visit=visit_of(session_key, page.pk)).first()


def pages_with_counts() -> "QuerySet[Any]":
    """Every answer with how many found it useful and how many did not; the least useful first."""
    return HelpPage.objects.annotate(
        yes=Count("usefulness", filter=Q(usefulness__useful=True)),
        no=Count("usefulness", filter=Q(usefulness__useful=False)),
    ).order_by("-no", "title", "pk")


def words_about(page_ids: list[int], *, most: int = 5) -> dict[int, list[str]]:
    """The latest words about each page: page id -> words."""
    found: dict[int, list[str]] = {}
    said = Usefulness.objects.filter(page_id__in=page_ids).exclude(words="")
    for page_id, words in said.order_by("-answered_at", "-id").values_list("page_id", "words"):
        kept = found.setdefault(page_id, [])
        if len(kept) < most:
            kept.append(words)
    return found
