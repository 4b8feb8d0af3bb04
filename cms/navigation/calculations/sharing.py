"""What a drawn picture for sharing is made of, and the name that follows from it."""

import hashlib
import json

# Raised when the drawing itself changes, so that kept pictures are drawn anew.
DRAWING = 1


def digest_of(*, name: str, title: str, action: str) -> str:
    """Sixteen letters that change with anything the picture shows."""
    facts = json.dumps([DRAWING, name, title, action], ensure_ascii=False)
    return hashlib.sha256(facts.encode()).hexdigest()[:16]
