"""What a search finds, group by group. Each group asks at most two queries, however much it finds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchConfig, SearchQuery, SearchRank, SearchVector
from django.db.models import F, Func, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.help.models import HelpPage
from cms.navigation.queries.public_rows import decisions, workers
from cms.sitesearch.calculations.words import prefix_query
from coop.decisions.policies import can_read_decisions
from coop.decisions.queries.voters import voter_of
from foundation.home import home_day
from marketplace.search.queries.find_listings import Wanted, find_listings
from marketplace.search.queries.understand import understand

SHOWN = 6
PAGES_LOOKED_AT = 40


@dataclass(frozen=True)
class Hit:
    """One line of a group: `note` says in a few words what it is."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one kind, the best first. `more_url` leads to all of them, where there is such a page."""

    key: str
    title: str
    hits: list[Hit]
    more_url: str = ""
    more_label: str = ""


def find_everything(words: str, *, user: Any, at: datetime) -> list[Group]:
    """The groups that found something, the one with the most to the point first: answers, pages, offers and so on."""
    if not prefix_query(words):
        return []
    answers, pages = _pages(words)
    groups = [_listings(words, at=at), _people(words), pages, answers, _decisions(words, user=user, at=at)]
    return [group for group in groups if group.hits]


def _pages(words: str) -> tuple[Group, Group]:
    """Answers of the help and all other pages, from one look into Wagtail's index; then the answers' first words."""
    live = Page.objects.live().public()
    found = list(live.search(words, operator="and")[:PAGES_LOOKED_AT])
    help_pages = HelpPage.objects.filter(pk__in=[page.pk for page in found])
    leads = dict(help_pages.values_list("pk", "lead")) if found else {}
    answers = [Hit(page.title, page.url or "", leads[page.pk]) for page in found if page.pk in leads]
    pages = [Hit(page.title, page.url or "", page.search_description) for page in found if page.pk not in leads]
    return (
        Group(
            "help",
            _("Help and answers"),
            answers[:SHOWN],
            f"{reverse('help:search')}?{urlencode({'words': words})}" if len(answers) > SHOWN else "",
            _("All answers with these words"),
        ),
        Group("pages", _("Pages"), pages[:SHOWN]),
    )


def _listings(words: str, *, at: datetime) -> Group:
    """What people offer, from the shelf of the marketplace: only what can be booked stands there."""
    meant = understand(words=words)
    group = Group("listings", _("What people offer"), [])
    if not meant.tsquery and meant.trade is None:
        return group
    wanted = Wanted(trade_id=meant.trade.pk if meant.trade else None, tsquery=meant.tsquery)
    found = find_listings(wanted=wanted, at=at, today=home_day(at), page=SHOWN)
    head, _slug, tail = reverse("services:listing", args=["SLUG"]).partition("SLUG")
    hits = [
        Hit(hit.title, f"{head}{hit.slug}{tail}", _("%(name)s, %(area)s") % {"name": hit.worker_name, "area": hit.area})
        for hit in found.hits
    ]
    more = f"{reverse('search:find')}?{urlencode({'words': words})}" if found.total > len(hits) else ""
    return Group(group.key, group.title, hits, more, _("All offers with these words"))


def _config(function: str = "marketplace_search_config") -> SearchConfig:
    """The language of this installation's search; `simple` for names."""
    return SearchConfig(Func(function=function))


def _ranked(rows: "QuerySet[Any]", words: str, vector: Any, config: Any) -> "QuerySet[Any]":
    query = SearchQuery(prefix_query(words), search_type="raw", config=config)
    found = rows.annotate(words_here=vector).filter(words_here=query)
    return found.annotate(fit=SearchRank(F("words_here"), query)).order_by("-fit", "-pk")[:SHOWN]


def _people(words: str) -> Group:
    """Worker-members by name, by what they say of themselves in a line, and by area."""
    vector = (
        SearchVector("name", weight="A", config="simple")
        + SearchVector("headline", weight="B", config="simple")
        + SearchVector("base_area", weight="C", config="simple")
    )
    rows = workers().only("slug", "name", "headline", "base_area")
    head, _slug, tail = reverse("workers:person", args=["SLUG"]).partition("SLUG")
    hits = [
        Hit(one.name, f"{head}{one.slug}{tail}", one.headline or one.base_area)
        for one in _ranked(rows, words, vector, "simple")
    ]
    return Group("people", _("People"), hits)


def _decisions(words: str, *, user: Any, at: datetime) -> Group:
    """Decisions the reader may know of, as coop.decisions says. One query for a stranger."""
    signed_in = user.is_authenticated
    reads = can_read_decisions(user, voter_of(user, at=at)) if signed_in else False
    config = _config()
    vector = SearchVector("title", weight="A", config=config) + SearchVector("question", weight="B", config=config)
    rows = decisions(user, reads=reads).only("slug", "title", "question", "kind", "state")
    head, _slug, tail = reverse("decisions:decision", args=["SLUG"]).partition("SLUG")
    hits = [
        Hit(one.title, f"{head}{one.slug}{tail}", _("%(kind)s: %(state)s") % _said(one))
        for one in _ranked(rows, words, vector, config)
    ]
    return Group("decisions", _("Decisions"), hits)


def _said(decision: Any) -> dict[str, str]:
    return {"kind": decision.get_kind_display(), "state": decision.get_state_display().lower()}
