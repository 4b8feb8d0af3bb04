"""What the pages with rows of times share."""

from collections.abc import Iterable

from django.forms import BaseForm


def problems_of(forms: Iterable[tuple[str, BaseForm]]) -> list[tuple[str, str]]:
    """Return (id of the control, sentence) for every problem, the words given with its form put before the sentence."""
    problems = []
    for words, form in forms:
        if not form.is_bound:
            continue
        for bound in form:
            target = bound.id_for_label or (bound.subwidgets[0].id_for_label if bound.subwidgets else "")
            problems += [(target, f"{words}: {error}" if words else str(error)) for error in bound.errors]
    return problems


def first_refused(forms: Iterable[BaseForm]) -> BaseForm | None:
    """Return the form that lets the page's title begin with "Error:"."""
    return next((form for form in forms if form.is_bound and form.errors), None)
