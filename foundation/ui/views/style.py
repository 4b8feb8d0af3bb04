"""The style guide: every component in every state, by day and by night, on one living page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.ui import style_facts
from foundation.ui.calculations.display import AS_IT_COMES, Display
from foundation.ui.style_samples import samples
from foundation.ui.views._builders import for_builders


@dataclass(frozen=True)
class Group:
    """A part of the guide. With `sides` its template is drawn twice, in light and in dark."""

    id: str
    title: str
    about: str
    template: str
    sides: bool = True


GROUPS = (
    Group(
        "tokens",
        "Colours, letters, gaps and icons",
        "Read from the style sheet; the figures are worked out as WCAG says.",
        "foundation/ui/style/_tokens.html",
        sides=False,
    ),
    Group(
        "words",
        "Words, links, buttons and notices",
        "Green is what a person can do next. No state is told by colour alone.",
        "foundation/ui/style/_words.html",
    ),
    Group(
        "people",
        "Cards, people and empty places",
        "Every empty list says why, what next, and has one button.",
        "foundation/ui/style/_people.html",
    ),
    Group(
        "money",
        "Money and charts",
        "Green is the worker's, amber the co-op's, slate goes outside: on every bar of the house.",
        "foundation/ui/style/_money.html",
    ),
    Group(
        "lists",
        "Lists, tables, times and steps",
        "Tables become cards where there is no room for columns.",
        "foundation/ui/style/_lists.html",
    ),
    Group(
        "forms",
        "Forms",
        "Every control, as it starts and as it comes back.",
        "foundation/ui/style/_forms.html",
    ),
    Group(
        "frame",
        "The frame of a page",
        "What stands around everything else.",
        "foundation/ui/style/_frame.html",
    ),
    Group(
        "drawings",
        "Drawings",
        "Made by us, in the colours of the page. They say nothing that a reader must know.",
        "foundation/ui/style/_drawings.html",
    ),
    Group(
        "sheets",
        "Style sheets",
        "No build and nothing inline: these files are what browsers get.",
        "foundation/ui/style/_sheets.html",
        sides=False,
    ),
)
# Where the whole page can be seen as somebody else sees it: key, label, what differs.
WAYS: tuple[tuple[str, str, Display], ...] = (
    ("", "As my device has it", AS_IT_COMES),
    ("light", "Light", Display(scheme="light")),
    ("dark", "Dark", Display(scheme="dark")),
    ("large", "Large print", Display(text="large")),
    ("larger", "Very large print", Display(text="larger")),
    ("plain", "Plain words", Display(words="plain")),
    ("still", "Nothing moves", Display(motion="still")),
    ("rtl", "From right to left", AS_IT_COMES),
)
RIGHT_TO_LEFT = "ar"


def _ways(seen_as: str) -> list[dict[str, Any]]:
    ways = [{"label": label, "url": f"?as={key}", "current": key == seen_as} for key, label, _d in WAYS]
    return [*ways, {"label": "The form as it comes back", "url": "?form=refused#forms", "current": False}]


@require_safe
@for_builders
def style(request: HttpRequest) -> HttpResponse:
    """`?form=refused` shows the form as it comes back with problems; `?as=` one of `WAYS` changes the whole page."""
    seen_as = request.GET.get("as", "")
    request.display_for_this_page = next((d for key, _l, d in WAYS if key and key == seen_as), None)  # type: ignore[attr-defined]
    context = {
        "groups": GROUPS,
        "ways": _ways(seen_as),
        "drawings": style_facts.drawings(),
        "icons": style_facts.icons(),
        "sheets": style_facts.sheets(),
        **style_facts.tokens(),
        **samples(refused=request.GET.get("form") == "refused", at=now()),
    }
    with translation.override(RIGHT_TO_LEFT if seen_as == "rtl" else translation.get_language()):
        return render(request, "foundation/ui/style.html", context)
