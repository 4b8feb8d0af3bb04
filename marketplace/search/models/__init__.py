"""The tables of the search room."""

from marketplace.search.models.entry import Entry
from marketplace.search.models.lexeme import Lexeme, NearMiss
from marketplace.search.models.place import Place
from marketplace.search.models.summary import ShelfSummary
from marketplace.search.models.unmet_search import UnmetSearch

__all__ = ["Entry", "Lexeme", "NearMiss", "Place", "ShelfSummary", "UnmetSearch"]
