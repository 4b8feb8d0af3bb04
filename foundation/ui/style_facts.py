"""What the style guide finds out by reading the house: tokens, drawings, icons, and the sheets of single rooms."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps

from foundation.ui.calculations.tokens import colours, contrasts, hex_pair, lengths

HERE = Path(__file__).resolve().parent
CSS = HERE / "static" / "foundation" / "ui" / "css"
ART = HERE / "templates" / "ui" / "art"
ICON = re.compile(r"""{% icon ["']([a-z0-9-]+)["']|icon=["']([a-z0-9-]+)["']""")
OUR_FLOORS = ("foundation.", "payments.", "coop.", "marketplace.", "cms.", "config.")


def _rooms() -> list[Path]:
    return [Path(one.path) for one in apps.get_app_configs() if one.name.startswith(OUR_FLOORS)]


@cache
def drawings() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in ART.glob("*.svg")))


@cache
def icons() -> tuple[str, ...]:
    """Every icon a template of ours names."""
    found = set()
    for room in _rooms():
        for path in room.glob("templates/**/*.html"):
            found |= {one or other for one, other in ICON.findall(path.read_text())}
    return tuple(sorted(found - {""}))


@cache
def sheets() -> tuple[tuple[str, int], ...]:
    """Every style sheet with its size in bytes: the house's own, then those of single rooms."""
    found = sorted(CSS.glob("*.css")) + sorted(
        path for room in _rooms() for path in room.glob("static/**/*.css") if path.parent != CSS
    )
    return tuple(("/".join(path.parts[path.parts.index("static") + 1 :]), path.stat().st_size) for path in found)


def tokens() -> dict[str, Any]:
    """The colours of both schemes with how well they are read, and the steps of letters and gaps."""
    css = (CSS / "tokens.css").read_text()
    known = colours(css)
    schemes = [
        {
            "name": ("light", "dark")[dark],
            "title": ("In daylight", "At night")[dark],
            "colours": [{"name": name, "hex": hex_pair(pair)[dark]} for name, pair in known.items()],
            "contrasts": list(contrasts(known, dark=bool(dark))),
        }
        for dark in (0, 1)
    ]
    steps = [{"name": name, "value": value} for name, value in lengths(css)]
    return {
        "schemes": schemes,
        "steps_of_letters": [one for one in reversed(steps) if one["name"].startswith("step-")],
        "gaps": [one for one in steps if one["name"].startswith("gap-")],
    }


@cache
def states_css() -> str:
    """The house's own rules once more, with classes in the place of what a pointer or the Tab key would do.

    The guide so shows a state by the very rule that draws it on every page; and the swatches follow the tokens.
    """
    linked = re.findall(r"css/([\w-]+\.css)", (HERE / "templates" / "ui" / "_styles.html").read_text())
    rules = "\n".join((CSS / name).read_text() for name in linked)
    forced = rules.replace(":focus-visible", ".is-focus").replace(":hover", ".is-hover")
    css = (CSS / "tokens.css").read_text()
    drawn = [f".swatch--{name} {{ background: var(--{name}); }}" for name in colours(css)]
    for name, _value in lengths(css):
        letters = name.startswith("step-")
        drawn.append(
            f".letters--{name} {{ font-size: var(--{name}); }}"
            if letters
            else f".gap--{name} {{ inline-size: var(--{name}); }}"
        )
    return forced + "\n@layer components {\n" + "\n".join(drawn) + "\n}\n"
