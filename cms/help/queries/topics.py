"""Answers to find."""

from cms.help.models import HelpIndexPage, HelpPage
from cms.languages.queries.reading import for_reader, own_language_first

MOST_FOUND = 20
LONGEST = 200


def help_index() -> HelpIndexPage | None:
    return for_reader(HelpIndexPage.objects.live()).first()


def topics() -> list[HelpPage]:
    """Every answer, in the order editors gave them."""
    answers = for_reader(HelpPage.objects.live().public())
    return list(answers.only("title", "lead", "reader", "url_path", "path").order_by("path"))


def search_help(words: str) -> list[HelpPage]:
    """The best answers first. Where no answer has all of the words, those with some of them are found."""
    words = " ".join(words.replace("\x00", " ").split())[:LONGEST]
    if not words:
        return []
    live = HelpPage.objects.live().public()
    for operator in ("and", "or"):
        found = own_language_first(live.search(words, operator=operator)[:MOST_FOUND])
        if found:
            return found
    return []
