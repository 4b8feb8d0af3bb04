"""What the open books tell the other rooms."""

import pytest

from coop.membership.registry import cards_for
from coop.openbooks.calculations.figures import ALL_FIGURES
from coop.openbooks.registry import figures

pytestmark = pytest.mark.django_db


def test_everybody_finds_the_open_books_at_the_foot_of_every_page_and_members_on_theirs(client, noon, rf):
    assert 'href="/open-books/"' in client.get("/rules/").content.decode()
    card = next(card for card in cards_for(user=None, roles=(), at=noon) if card.url == "/open-books/")
    assert card.link_text == "Open books"


def test_every_figure_is_registered_under_its_name_with_words_of_its_own():
    assert {name for name, _figure in figures.items()} >= {figure.name for figure in ALL_FIGURES}
    words = [str(figure.words) for figure in ALL_FIGURES]
    assert len(set(words)) == len(words)
