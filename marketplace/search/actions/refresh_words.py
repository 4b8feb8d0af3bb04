"""Bring the words of the shelf, and its summary, up to date."""

from datetime import datetime

from django.db import connection, transaction

from foundation.locks import advisory_lock
from marketplace.search.calculations.spelling import LONGEST, forms
from marketplace.search.models import Lexeme, NearMiss

# Words of titles, trades and names as they are written, in how many entries each.
WORDS = """
SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''pg_catalog.simple'', words) FROM marketplace_search_entry')
WHERE length(word) BETWEEN 3 AND %s AND word !~ '^[0-9.,/-]+$'
"""
SUMMARY = """
INSERT INTO marketplace_search_shelfsummary (id, languages, by_trade, listings, refreshed_at)
SELECT 1,
  ARRAY(SELECT DISTINCT unnest(languages) FROM marketplace_search_entry ORDER BY 1),
  (SELECT coalesce(jsonb_object_agg(slug, n), '{}') FROM (SELECT t.slug, count(*) AS n FROM marketplace_search_entry e
    JOIN marketplace_services_trade t ON t.id = e.trade_id GROUP BY t.slug) counted),
  (SELECT count(*) FROM marketplace_search_entry), %s
ON CONFLICT (id) DO UPDATE SET languages = EXCLUDED.languages, by_trade = EXCLUDED.by_trade,
  listings = EXCLUDED.listings, refreshed_at = EXCLUDED.refreshed_at
"""


@transaction.atomic
def refresh_words(*, at: datetime) -> int:
    """Make the table of words say what the shelf says now; return how many words there are. System-only."""
    advisory_lock("marketplace.search.words")
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [LONGEST])
        now_there = dict(cursor.fetchall())
        cursor.execute(SUMMARY, [at])
    known = dict(Lexeme.objects.values_list("word", "entries"))
    Lexeme.objects.filter(word__in=[word for word in known if word not in now_there]).delete()
    new = [word for word in now_there if word not in known]
    Lexeme.objects.bulk_create([Lexeme(word=word, entries=now_there[word]) for word in new], batch_size=2_000)
    NearMiss.objects.bulk_create(
        (NearMiss(form=form, word_id=word) for word in new for form in sorted(forms(word))), batch_size=5_000
    )
    changed = [Lexeme(word=w, entries=n) for w, n in now_there.items() if w in known and known[w] != n]
    Lexeme.objects.bulk_update(changed, ["entries"], batch_size=2_000)
    return len(now_there)
