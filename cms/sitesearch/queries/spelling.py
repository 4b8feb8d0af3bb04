"""The words of what anybody may read, to put mistyped ones right. Kept for some minutes."""

from django.core.cache import cache
from django.db import connection
from wagtail.models import Page

from cms.help.models import HelpPage
from cms.navigation.queries.public_rows import decisions, workers
from cms.sitesearch.calculations.words import count_words, put_right
from marketplace.search.queries.spelling import corrected as corrected_by_offers

FRESH_SECONDS = 600
# A co-op has some hundreds of each; beyond this the newest words must do.
MOST_ROWS = 5_000


def corrected(words: str) -> str:
    """The words put right: first by offers (from their shelf), then by everything else. Empty when nothing helps."""
    by_offers = corrected_by_offers(words)
    known = house_words()
    return put_right(by_offers or words, known | dict.fromkeys(by_offers.split(), 1)) or by_offers


def house_words() -> dict[str, int]:
    """Every word of public titles, answers, names and questions, in how many of them. Four queries when not kept."""
    key = f"cms.sitesearch.words:{connection.settings_dict['NAME']}"
    kept: dict[str, int] | None = cache.get(key)
    if kept is None:
        kept = count_words(_texts())
        cache.set(key, kept, FRESH_SECONDS)
    return kept


def _texts() -> list[str]:
    live = Page.objects.live().public().order_by("-pk")
    answers = HelpPage.objects.live().public().order_by("-pk")
    rows = (
        live.values_list("title", "search_description"),
        answers.values_list("lead"),
        workers().values_list("name", "headline", "base_area"),
        decisions().values_list("title", "question"),
    )
    return [" ".join(row) for found in rows for row in found[:MOST_ROWS]]
