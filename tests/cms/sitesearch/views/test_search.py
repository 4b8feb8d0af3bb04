"""One box for the whole site."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail.search.models import IndexEntry

from cms.pages.models import StandardPage
from coop.decisions.models import Decision
from marketplace.search.actions.refresh_words import refresh_words
from tests.factories.deciding import a_draft_decision, a_submitted, a_voter
from tests.factories.help import a_help_page
from tests.factories.marketplace import a_draft, a_listing, a_trade, a_worker
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def page_named(title, **fields):
    page = StandardPage(title=title, **fields)
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    index.insert_or_update_object(page)  # what the worker process does a moment later
    return page


def found(client, words):
    """Group -> [(title, address)] in the order of the page."""
    tree = parse_strictly(client.get("/search-site/", {"words": words}))
    groups = {}
    for section in tree.iter("section"):
        if (section.get("aria-labelledby") or "").startswith("found-"):
            heading = "".join(next(section.iter("h2")).itertext())
            items = next(section.iter("ul"))
            groups[heading] = [("".join(a.itertext()), a.get("href")) for a in items.iter("a")]
    return groups


def test_one_word_finds_something_of_every_kind_in_its_own_group(client):
    worker = a_worker("Lavender Hill")
    listing = a_listing(worker, title="Lavender hedges cut")
    answer = a_help_page("Who pays for lavender?")
    page = page_named("Lavender lane repair day", slug="lavender")
    groups = found(client, "lavender")
    assert groups["What people offer"] == [("Lavender hedges cut", f"/listings/{listing.slug}/")]
    assert groups["People"] == [("Lavender Hill", f"/people/{worker.slug}/")]
    assert groups["Help and answers"] == [("Who pays for lavender?", answer.url)]
    assert groups["Pages"] == [("Lavender lane repair day", page.url)]


def test_decisions_are_found_by_title_and_question(client):
    asked = a_submitted(a_voter())
    assert found(client, asked.title) == {"Decisions": [(asked.title, f"/decisions/{asked.slug}/")]}


def test_what_a_stranger_may_not_read_is_not_found(client):
    a_draft(title="Zinnia beds")
    hidden = a_worker("Zinnia Hidden")
    hidden.state = "hidden"
    hidden.save()
    page = page_named("Zinnia minutes", slug="zinnia")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")
    page_named("Zinnia draft", slug="zinnia-draft", live=False)
    draft = a_draft_decision(a_voter())
    assert found(client, "zinnia") == {}
    assert found(client, draft.title) == {}


def test_a_draft_of_a_decision_is_found_by_its_author_alone():
    author = a_voter()
    draft = a_draft_decision(author)
    own, other = Client(), Client()
    own.force_login(author.user, backend="django.contrib.auth.backends.ModelBackend")
    other.force_login(a_voter("Ola").user, backend="django.contrib.auth.backends.ModelBackend")
    assert found(own, draft.title) == {"Decisions": [(draft.title, f"/decisions/{draft.slug}/")]}
    assert found(other, draft.title) == {}


def test_a_mistyped_word_is_put_right_and_the_page_says_so(client, noon):
    page_named("Repair café", slug="repair")
    response = client.get("/search-site/", {"words": "repiar"})
    assert "Nothing has the words “repiar”. This is what we have for “repair”." in response.text
    assert found(client, "repiar") == {"Pages": [("Repair café", "/repair/")]}


def test_words_of_offers_put_mistyped_ones_right_too(client, noon):
    a_listing(title="Wallpaper hanging")
    refresh_words(at=noon)
    assert [title for title, _url in found(client, "walpaper")["What people offer"]] == ["Wallpaper hanging"]


def test_a_private_word_never_shows_itself_by_putting_words_right(client):
    draft = a_draft_decision(a_voter())
    word = max(draft.title.split(), key=len).lower()
    mistyped = word[:-2] + word[-1] + word[-2] + "q"
    assert word not in client.get("/search-site/", {"words": mistyped}).text.replace(mistyped, "")


def test_nothing_found_says_what_to_do_next(client):
    response = client.get("/search-site/", {"words": "qqqqzz"})
    tree = parse_strictly(response)
    assert "Nothing has the words “qqqqzz”" in response.text
    links = {a.get("href") for a in next(node for node in tree.iter("main")).iter("a")}
    assert {"/find/", "/help/search/", "/decisions/", "/open-books/"} <= links


@pytest.mark.parametrize("words", ["", "   ", "?!*:&|", "'; DROP TABLE", "a" * 200, "%", "\\"])
def test_odd_words_answer_with_a_page(client, words):
    assert client.get("/search-site/", {"words": words}).status_code == 200


def test_too_many_words_are_told_so_and_searched_for_nowhere(client):
    response = client.get("/search-site/", {"words": "a" * 201})
    assert response.status_code == 200
    assert "at most 200 characters" in response.text


def test_the_box_is_in_the_head_of_every_page_and_needs_no_script(client):
    tree = parse_strictly(client.get("/rules/"))
    form = next(node for node in tree.iter("form") if node.get("class") == "top__search")
    assert (form.get("action"), form.get("method")) == ("/search-site/", "get")
    assert [node.get("name") for node in form.iter("input")] == ["words"]


def test_it_takes_the_same_queries_for_one_hit_of_a_kind_and_for_three(client):
    trade = a_trade()
    counts = []
    for more in (1, 2):
        for number in range(more):
            worker = a_worker(f"Lavender Hill {more}{number}")
            a_listing(worker, trade, title=f"Lavender {more}{number}")
            a_help_page(f"Lavender? {more}{number}")
            page_named(f"Lavender {more}{number}", slug=f"l{more}{number}")
        client.get("/search-site/", {"words": "lavender"})
        with CaptureQueriesContext(connection) as captured:
            client.get("/search-site/", {"words": "lavender"})
        counts.append(len(captured))
    assert counts == [7, 7]


def test_a_name_with_accents_is_found_with_them_and_without(client):
    worker = a_worker("Siân Ó Briain")
    for words in ("siân", "Sian", "sian o briain", "SIÂN Ó"):
        assert found(client, words) == {"People": [("Siân Ó Briain", f"/people/{worker.slug}/")]}, words


def test_a_decision_with_accents_in_its_title_or_question_is_found_without_them(client):
    asked = a_submitted(a_voter())
    Decision.objects.filter(pk=asked.pk).update(title="Shall we open a café?", question="Ein Büro fürs Café?")
    for words in ("cafe", "café", "buro"):
        assert found(client, words) == {"Decisions": [("Shall we open a café?", f"/decisions/{asked.slug}/")]}, words


def test_a_page_with_accents_in_its_title_or_text_is_found_with_them_and_without(client):
    page = page_named("Repair café", slug="repair", lead="Kaffee und Käse, año tras año.")
    for words in ("café", "cafe", "kase", "Käse", "ano"):
        assert found(client, words) == {"Pages": [("Repair café", page.url)]}, words
    index.insert_or_update_object(page)  # saved again: nothing is there twice
    entry = IndexEntry.objects.get(object_id=str(page.pk), content_type=page.content_type)
    words = entry.title.split()
    assert [word for word in words if word.startswith("'cafe'")] == ["'cafe':4A"]


def test_a_mistyped_word_finds_one_with_accents(client):
    page = page_named("Repair café", slug="repair")
    assert found(client, "cafee") == {"Pages": [("Repair café", page.url)]}


def test_what_is_called_just_so_comes_first_and_its_group_before_the_others(client):
    page_named("Lavender and other hedges", slug="hedges", lead="Lavender, lavender, lavender.")
    page = page_named("Lavender", slug="lavender", search_description="All about it.")
    a_listing(a_worker("Ada"), title="Lavender hedges cut")
    groups = found(client, "lavender")
    assert list(groups) == ["Pages", "What people offer"]
    assert groups["Pages"][0] == ("Lavender", page.url)


def test_a_group_whose_titles_have_the_words_comes_before_one_whose_texts_speak_of_them(client):
    page_named("Hedges", slug="hedges", lead="Of lavender and box.")
    a_help_page("Who pays for lavender?")
    assert list(found(client, "lavender")) == ["Help and answers", "Pages"]


def test_a_page_is_told_of_by_its_description_for_search_engines_else_by_its_lead(client):
    page_named("Lavender one", slug="one", search_description="For search engines.", lead="A first sentence.")
    page_named("Lavender two", slug="two", lead="Another first sentence.")
    text = client.get("/search-site/", {"words": "lavender"}).text
    assert "For search engines." in text
    assert "A first sentence." not in text
    assert "Another first sentence." in text


def test_words_that_only_some_text_has_by_chance_are_offered_put_right(client):
    page_named("Hedges", slug="hedges", lead="She wrote it lavendar all her life.")
    page_named("Lavender", slug="lavender")
    response = client.get("/search-site/", {"words": "lavendar"})
    assert found(client, "lavendar") == {"Pages": [("Hedges", "/hedges/")]}
    assert '<a class="padded" href="?words=lavender">Did you mean “lavender”?</a>' in response.text
    assert "Did you mean" not in client.get("/search-site/", {"words": "lavender"}).text


def test_words_with_accents_are_found_by_their_other_forms_without_them(client):
    page = page_named("Résumés written together", slug="resumes", lead="Three cafés lend us their tables.")
    for words in ("résumé", "resume", "resumes", "cafe", "café", "table"):
        assert found(client, words) == {"Pages": [("Résumés written together", page.url)]}, words
