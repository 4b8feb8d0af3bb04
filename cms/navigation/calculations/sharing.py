"""What a drawn picture for sharing is made of, and the name that follows from it."""

import hashlib
import json
from collections.abc import Iterable

# Raised when the drawing itself changes, so that kept pictures are drawn anew.
DRAWING = 1


def digest_of(*, name: str, title: str, action: str, language: str) -> str:
    """Sixteen letters that change with anything the picture shows."""
    facts = json.dumps([DRAWING, name, title, action, language], ensure_ascii=False)
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def language_of(digest: str, *, name: str, title: str, action: str, languages: Iterable[str]) -> str | None:
    """The language the digest was made for, or nothing: it is of other facts."""
    made = {digest_of(name=name, title=title, action=action, language=one): one for one in languages}
    return made.get(digest)
