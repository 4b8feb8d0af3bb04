"""Days as people write them: our pages name a pattern of Django, and other languages put words between its parts."""

from datetime import date, datetime

from django.utils import formats
from django.utils.translation import get_language

OF = r" \d\e "
PATTERNS = {
    "es": {
        "l j F Y": rf"l, j{OF}F{OF}Y",
        "l j F Y, H:i": rf"l, j{OF}F{OF}Y, H:i",
        "l j F": rf"l, j{OF}F",
        "D j F": rf"D, j{OF}F",
        "j F Y": rf"j{OF}F{OF}Y",
        "j F Y, H:i": rf"j{OF}F{OF}Y, H:i",
        "F Y": rf"F{OF}Y",
    }
}


def date_format(value: date | datetime, pattern: str) -> str:
    """2 June 2026, 2 de junio de 2026: the day in the order and with the words of the active language."""
    language = (get_language() or "").partition("-")[0]
    return formats.date_format(value, PATTERNS.get(language, {}).get(pattern, pattern))
