"""Languages a worker can say they speak, and their names in the reader's language."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

# Common in the places co-ops start; any other code is kept and shown as well. bfi is British Sign Language.
OFFERED = (
    "en", "cy", "gd", "ga", "bfi", "pl", "ro", "pa", "ur", "bn", "gu", "hi", "ta", "ar", "fa", "ku", "so", "ti", "am",
    "pt", "es", "fr", "it", "de", "nl", "el", "bg", "hu", "lt", "lv", "sk", "cs", "uk", "ru", "tr", "sq", "zh", "yue",
    "vi", "th", "tl", "yo", "sw",
)  # fmt: skip
SIGNED = {"bfi": "British Sign Language", "ase": "American Sign Language", "isg": "Irish Sign Language"}


@lru_cache(maxsize=1024)
def language_name(code: str, reader: str) -> str:
    """The name of a language in the reader's own: "Polish". A code nobody knows stays as it is."""
    if code in SIGNED:
        return SIGNED[code]
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(reader.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:] if name else code
