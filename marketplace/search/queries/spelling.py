"""Putting mistyped words right by the words on the shelf."""

import re

from django.db import connection

from marketplace.search.calculations.geonames import fold
from marketplace.search.calculations.spelling import best_match, forms

SQL = """
SELECT asked.word, l.word, l.entries
FROM (SELECT * FROM unnest(%(words)s::varchar[], %(forms)s::varchar[]) AS f(word, form)) asked
  JOIN marketplace_search_nearmiss n ON n.form = asked.form JOIN marketplace_search_lexeme l ON l.word = n.word_id
"""
MOST_WORDS = 6


def corrected(words: str) -> str:
    """The same words with those nobody uses replaced by the nearest that somebody does; empty when nothing changes.

    One query. A word is right when it is on the shelf, or when PostgreSQL knows its stem from there.
    """
    typed = re.findall(r"[^\W_]+", fold(words))[:MOST_WORDS]
    if not typed:
        return ""
    pairs = [(word, form) for word in dict.fromkeys(typed) for form in forms(word)]
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"words": [word for word, _ in pairs], "forms": [form for _, form in pairs]})
        rows = cursor.fetchall()
    near: dict[str, dict[str, int]] = {}
    for word, known, entries in rows:
        near.setdefault(word, {})[known] = entries
    right = [word if word in near.get(word, {}) else best_match(word, near.get(word, {})) or word for word in typed]
    return " ".join(right) if right != typed else ""


def words_beginning(text: str, *, most: int = 8) -> list[str]:
    """Words on the shelf that begin so, the most common first: what to offer while somebody types."""
    typed = re.findall(r"[^\W_]+", fold(text))
    if not typed or len(typed[-1]) < 2:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM marketplace_search_lexeme WHERE word LIKE %s ORDER BY entries DESC, word LIMIT %s",
            [typed[-1] + "%", most],
        )
        words = [word for (word,) in cursor.fetchall()]
    return [" ".join([*typed[:-1], word]) for word in words]
