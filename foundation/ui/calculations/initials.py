"""Two letters and a tone for a person without a photo."""

import unicodedata
from zlib import crc32

TONES = 6


def initials(name: str) -> str:
    """First letters of the first and the last word: "Ana Maria Díaz" is "AD". Nothing for no letters at all."""
    words = [word for word in name.split() if unicodedata.category(word[0])[0] in "LN"]
    if not words:
        return ""
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()


def tone(name: str) -> int:
    """The same one of six tones for the same name, everywhere and always."""
    return crc32(name.encode()) % TONES + 1
