"""What the pages of this room share."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cms.help.enums import Reader
from cms.help.forms import SearchForm, UsefulForm
from cms.help.models import HelpPage
from cms.help.queries.answers import own_answer
from cms.help.queries.topics import help_index, topics


def grouped(pages: list[HelpPage]) -> list[dict[str, Any]]:
    """Answers by whom they are for; a group without an answer is left out."""
    groups = []
    for reader in Reader:
        rows = [{"title": page.title, "lead": page.lead, "url": page.url} for page in pages if page.reader == reader]
        if rows:
            groups.append({"id": reader.value, "title": reader.label, "rows": rows})
    return groups


def topics_context() -> dict[str, Any]:
    """All answers, and the search."""
    return {"groups": grouped(topics()), "form": SearchForm(), "search_url": reverse("help:search")}


def answer_context(page: HelpPage, request: HttpRequest) -> dict[str, Any]:
    """The question below an answer, as this visit answered it before."""
    before = own_answer(page, request.session.session_key)
    initial = {"useful": "yes" if before.useful else "no", "words": before.words} if before else {}
    index = help_index()
    return {
        "useful_form": UsefulForm(initial=initial),
        "answered": before is not None,
        "answer_url": reverse("help:answer", args=[page.pk]),
        "back_url": index.url if index else reverse("help:search"),
    }
