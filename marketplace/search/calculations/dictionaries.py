"""Which of PostgreSQL's text-search dictionaries a language is searched with."""

# Those that PostgreSQL ships. Any other language is searched word for word.
DICTIONARIES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def dictionary_for(locale: str) -> str:
    """The dictionary for a locale such as en-gb."""
    return DICTIONARIES.get(locale[:2].lower(), "simple")


def config_sql(locale: str) -> str:
    """SQL that makes the whole shelf, and every search of it, use the dictionary of a language."""
    return (
        "CREATE OR REPLACE FUNCTION marketplace_search_config() RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE "
        f"AS $$ SELECT 'pg_catalog.{dictionary_for(locale)}'::regconfig $$"
    )
