"""What a search finds, group by group. Each group asks at most two queries, however much it finds."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchConfig, SearchQuery, SearchRank, SearchVector
from django.db.models import F, Func, QuerySet, TextField
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.help.models import HelpPage
from cms.languages.queries.reading import own_language_first
from cms.navigation.queries.public_rows import decisions, workers
from cms.sitesearch.calculations.closeness import Closeness, closeness
from cms.sitesearch.calculations.words import prefix_query, words_of
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
    """Hits of one kind, the best first. `more_url` leads to all of them, where there is such a page.

    `nearest` says how near the title of its best hit is to the words.
    """

    key: str
    title: str
    hits: list[Hit]
    more_url: str = ""
    more_label: str = ""
    nearest: Closeness = Closeness.IN_THE_TEXT


def find_everything(words: str, *, user: Any, at: datetime) -> list[Group]:
    """The groups that found something: one with just this title first, then those whose titles have the words.

    Of equals what people offer comes first, then people, pages, answers and decisions.
    """
    if not prefix_query(words):
        return []
    answers, pages = _pages(words)
    groups = [_listings(words, at=at), _people(words), pages, answers, _decisions(words, user=user, at=at)]
    nearest_first = [_nearest_first(group, words) for group in groups if group.hits]
    return sorted(nearest_first, key=lambda group: -group.nearest)


def _nearest_first(group: Group, words: str) -> Group:
    """The same hits, one with just this title first; the others keep their order."""
    near = [closeness(words, hit.title) for hit in group.hits]
    first = [hit for hit, how in zip(group.hits, near, strict=True) if how is Closeness.THE_TITLE]
    rest = [hit for hit, how in zip(group.hits, near, strict=True) if how is not Closeness.THE_TITLE]
    return replace(group, hits=[*first, *rest], nearest=max(near))


def _pages(words: str) -> tuple[Group, Group]:
    """Answers of the help and all other pages, from one look into Wagtail's index; then what each begins with.

    The index has every word with its accents and without them.
    """
    live = Page.objects.live().public()
    found = own_language_first(live.search(" ".join(words_of(words)), operator="and")[:PAGES_LOOKED_AT])
    leads = _leads(found)
    answers, pages = [], []
    for page in found:
        lead = leads.get(page.pk, "")
        if page.specific_class is HelpPage:
            answers.append(Hit(page.title, page.url or "", lead))
        else:
            pages.append(Hit(page.title, page.url or "", page.search_description or lead))
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


def _leads(pages: list[Any]) -> dict[int, str]:
    """The first sentences of the pages, whatever their kinds. One query."""
    kinds = {page.specific_class for page in pages if hasattr(page.specific_class, "lead")}
    ids = [page.pk for page in pages]
    rows = [
        kind.objects.filter(pk__in=ids).order_by().values_list("pk", "lead")
        for kind in sorted(kinds, key=lambda kind: str(kind._meta.label))
    ]
    return dict(rows[0].union(*rows[1:], all=True)) if rows else {}


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


def _plain(field: str) -> Func:
    """A column without accents, as `prefix_query` writes the words."""
    return Func(F(field), function="marketplace_search_fold", output_field=TextField())


def _ranked(rows: "QuerySet[Any]", words: str, vector: Any, config: Any) -> "QuerySet[Any]":
    query = SearchQuery(prefix_query(words), search_type="raw", config=config)
    found = rows.annotate(words_here=vector).filter(words_here=query)
    return found.annotate(fit=SearchRank(F("words_here"), query)).order_by("-fit", "-pk")[:SHOWN]


def _people(words: str) -> Group:
    """Worker-members by name, by what they say of themselves in a line, and by area."""
    vector = (
        SearchVector(_plain("name"), weight="A", config="simple")
        + SearchVector(_plain("headline"), weight="B", config="simple")
        + SearchVector(_plain("base_area"), weight="C", config="simple")
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
    title, question = (SearchVector(_plain(field), weight=weight, config=config)
                       for field, weight in (("title", "A"), ("question", "B")))  # fmt: skip
    rows = decisions(user, reads=reads).only("slug", "title", "question", "kind", "state")
    head, _slug, tail = reverse("decisions:decision", args=["SLUG"]).partition("SLUG")
    hits = [
        Hit(one.title, f"{head}{one.slug}{tail}", _("%(kind)s: %(state)s") % _said(one))
        for one in _ranked(rows, words, title + question, config)
    ]
    return Group("decisions", _("Decisions"), hits)


def _said(decision: Any) -> dict[str, str]:
    return {"kind": decision.get_kind_display(), "state": decision.get_state_display().lower()}
