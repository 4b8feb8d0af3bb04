"""Answering a form: a fact that names fields goes beside them, any other becomes a page of its own."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest

from foundation.errors import Invalid


def took(form: Form, act: Callable[[], Any]) -> bool:
    """Whether the act worked. What an action finds wrong with a field stands beside it, or above the form."""
    try:
        act()
    except Invalid as problem:
        for name, words in problem.fields.items():
            form.add_error(name if name in form.fields else None, words)
        if not problem.fields:
            form.add_error(None, str(problem))
        return False
    return True


def seen_version(request: HttpRequest) -> int | None:
    """The version the person was looking at, if the form said so."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
