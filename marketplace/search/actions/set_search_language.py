"""Search in another language."""

from django.db import connection

from marketplace.search.calculations.dictionaries import config_sql, dictionary_for


def set_search_language(*, locale: str) -> str:
    """Use the dictionary of a locale from now on and return its name. System-only.

    What is on the shelf was filed with the old one: `rebuild_shelf` must follow.
    """
    with connection.cursor() as cursor:
        cursor.execute(config_sql(locale))
    return dictionary_for(locale)
