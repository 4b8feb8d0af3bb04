"""Free times as HTML: a fortnight has hundreds, and a template's loop costs thirty times what this does."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import conditional_escape as safe
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

Slot = Mapping[str, Any]


def draw_times(days: Iterable[Mapping[str, Any]], *, name: str = "", chosen: str = "", empty: str = "") -> SafeString:
    """Days with their times. Each day has `label` and `slots`; a slot has `label`, and `taken`, `note`, `value`, `url`.

    With a `name` each free time is a radio of that field; without, a link. A taken time is neither.
    """
    drawn = "\n".join(
        f'<section class="times__day"><h3 class="times__label">{safe(day["label"])}</h3>\n'
        f"{_slots(number, day, name=name, chosen=chosen) if day['slots'] else _none(empty)}</section>"
        for number, day in enumerate(days, start=1)
    )
    return mark_safe(f'<div class="times">\n{drawn}\n</div>')  # noqa: S308 - every value is escaped where it is put in


def _none(words: str) -> str:
    return f'<p class="muted small">{safe(words or _("No free times"))}</p>'


def _slots(number: int, day: Mapping[str, Any], *, name: str, chosen: str) -> str:
    """A day's times. What is said to a screen reader ends with the day: out of its place "9:00" says too little."""
    spoken = f'<span class="visually-hidden">, {safe(day["label"])}</span>'
    field, taken = safe(name), f'<span class="visually-hidden"> {safe(_("taken"))}</span>'

    def drawn(place: int, slot: Slot) -> str:
        label = safe(slot["label"])
        if slot.get("taken"):
            return f'<span class="time time--taken"><s>{label}</s>{taken}</span>'
        note = f'<span class="time__note">{safe(slot["note"])}</span>' if slot.get("note") else ""
        if not name:
            return f'<a class="time" href="{safe(slot["url"])}">{label}{note}{spoken}</a>'
        key, ticked = f"{field}-{number}-{place}", " checked" if slot["value"] == chosen else ""
        return (
            f'<input type="radio" class="time__radio" name="{field}" value="{safe(slot["value"])}" id="{key}"{ticked}'
            f' required><label class="time" for="{key}">{label}{note}{spoken}</label>'
        )

    listed = "\n".join(f"<li>{drawn(place, slot)}</li>" for place, slot in enumerate(day["slots"], start=1))
    return f"<ul>{listed}</ul>"
