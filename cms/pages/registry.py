"""Pictures of figures by name: an editor chooses one for a page, nobody types its numbers.

`charts.register(chart.name, chart)` in a room's `AppConfig.ready()` adds one. `draw(reading)` may ask whatever the
reading already holds and one query more, and returns None where there is nothing to draw.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from foundation.registry import Registry
from foundation.ui.calculations.charts import Chart


@dataclass(frozen=True)
class NamedChart:
    """`shape` is bars, stacked or line; `source_url_name` is where its figures are explained."""

    name: str
    title: str | Promise
    shape: str
    draw: Callable[[Any], Chart | None]
    source_url_name: str = ""

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise ValueError(f"a chart is drawn as one of {SHAPES}, not {self.shape!r}")


SHAPES = ("bars", "stacked", "line")
charts: Registry[NamedChart] = Registry("cms.pages.charts")
