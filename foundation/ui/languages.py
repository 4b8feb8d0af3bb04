"""Which language a page is read in: by its address, by the reader's choice, or as the browser asks.

Addresses of the house have no language; what an editor wrote in another language than the co-op's own stands below
`/<language>/`.
"""

from typing import TypeVar

from django.conf import settings
from django.http import HttpResponseBase
from django.urls import LocalePrefixPattern

A_YEAR = 365 * 24 * 3600
Answer = TypeVar("Answer", bound=HttpResponseBase)


def default_language() -> str:
    """The co-op's own: its pages stand at addresses without a language."""
    return str(settings.LANGUAGE_CODE)


def other_languages() -> list[str]:
    """Every language we ship beside the co-op's own."""
    return [code for code, _name in settings.LANGUAGES if code != default_language()]


def language_in_path(path: str) -> str:
    """The language an address names, or nothing: /es/join-us/ is Spanish, /establish/ names none."""
    first = path.removeprefix("/").partition("/")[0]
    return first if first in other_languages() else ""


class PageAddresses(LocalePrefixPattern):
    """Pages below the language they are written in; without one below the root, whatever the reader speaks.

    Django's own pattern hides the root from readers of another language.
    """

    def __init__(self) -> None:
        super().__init__(prefix_default_language=False)

    def match(self, path: str) -> tuple[str, tuple[()], dict[str, str]]:
        named = language_in_path(path)
        return path.removeprefix(f"{named}/") if named else path, (), {}


def remember_language(response: Answer, language: str) -> Answer:
    """Let this browser show the language the person chose; without a choice it keeps its own."""
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=A_YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
