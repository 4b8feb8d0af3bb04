"""The command that puts the shelf together anew."""

from io import StringIO

import pytest
from django.core.management import call_command

from marketplace.search.calculations.dictionaries import dictionary_for
from marketplace.search.models import Entry, Lexeme
from marketplace.search.queries.understand import understand
from tests.factories.marketplace import a_listing

pytestmark = pytest.mark.django_db


def run(*given):
    out = StringIO()
    call_command("rebuild_search", *given, "--quiet", stdout=out)
    return out.getvalue()


def test_it_puts_back_what_is_missing_and_counts_the_words():
    a_listing()
    Entry.objects.all().delete()
    assert run().startswith("1 listings on the shelf, ")
    assert Lexeme.objects.filter(word="cleaning").exists()


def test_another_language_has_other_stems():
    a_listing(title="Gartenpflege und Fensterputzen")
    assert understand(words="Gärten").tsquery == "'garten'"
    assert "“german”" in run("--language=de")
    assert understand(words="Gärten").tsquery == "'gart'"
    assert Entry.objects.extra(where=["document @@ 'fensterputz'::tsquery"]).count() == 1


@pytest.mark.parametrize(("locale", "name"), [("en-gb", "english"), ("de", "german"), ("cy", "simple"), ("", "simple")])
def test_a_language_without_a_dictionary_is_searched_word_for_word(locale, name):
    assert dictionary_for(locale) == name
