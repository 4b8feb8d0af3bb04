"""Short names for addresses of pages."""

from collections.abc import Container

from django.utils.text import slugify


def free_slug(text: str, *, taken: Container[str], longest: int = 60, fallback: str = "page") -> str:
    """A slug of `text` that is not `taken`: rosa-lane, then rosa-lane-2, rosa-lane-3 ..."""
    base = slugify(text)[:longest].strip("-") or slugify(text, allow_unicode=False) or fallback
    if base not in taken:
        return base
    number = 2
    while (candidate := f"{base[: longest - len(str(number)) - 1]}-{number}") in taken:
        number += 1
    return candidate
