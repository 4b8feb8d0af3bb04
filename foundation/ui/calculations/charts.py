"""The geometry of our charts: whole numbers in, SVG lengths out. Every chart carries the table it is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from foundation.ui.calculations.money_bar import percent_text

TONES = ("worker", "coop", "outside", "plain")


@dataclass(frozen=True)
class Series:
    """One value per label of the chart. `shown` says how each reads ("£1,200", "3 h"); without it, the number.

    `tone` is worker, coop, outside or plain: only money that means it may take the first three.
    """

    label: str
    values: Sequence[int]
    shown: Sequence[str] = ()
    tone: str = "plain"

    def __post_init__(self) -> None:
        if self.tone not in TONES:
            raise ValueError(f"a series is one of {TONES}, not {self.tone!r}")
        if self.shown and len(self.shown) != len(self.values):
            raise ValueError(f"{self.label!r} has {len(self.values)} values but {len(self.shown)} ways to read them")

    def reads(self, index: int) -> str:
        return self.shown[index] if self.shown else str(self.values[index])


@dataclass(frozen=True)
class Chart:
    """`labels` name the rows (months, people, answers); `description` says in a sentence what the picture shows.

    `largest` is the value the full width or height stands for, else the charts find their own; `largest_shown` is how
    it reads beside the top line of a line chart. `totals` are words for a last column, one per label.
    """

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    description: str = ""
    label_heading: str = ""
    largest: int = 0
    largest_shown: str = ""
    totals: Sequence[str] = ()

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.labels):
                raise ValueError(f"{one.label!r} has {len(one.values)} values for {len(self.labels)} labels")


@dataclass(frozen=True)
class Mark:
    """A bar, dot or line end. All lengths are SVG text."""

    tone: str
    x: str
    y: str = ""
    width: str = ""
    x2: str = ""
    y2: str = ""
    title: str = ""


@dataclass(frozen=True)
class Drawn:
    """One row of a table chart, or one label of a line chart."""

    label: str
    reads: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    x: str = ""
    anchor: str = "middle"
    lesser: bool = False


@dataclass(frozen=True)
class Drawing:
    """What the template draws."""

    chart: Chart
    rows: tuple[Drawn, ...]
    marks: tuple[Mark, ...] = ()
    grid: tuple[tuple[str, str], ...] = field(default=())


def _hundredths(value: int, largest: int) -> int:
    return max(0, min(10_000, value * 10_000 // largest)) if largest else 0


def _rows(chart: Chart) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(i, label, tuple(one.reads(i) for one in chart.series)) for i, label in enumerate(chart.labels)]


def bars(chart: Chart) -> Drawing:
    """One bar per series and row, from nothing upwards. A negative value draws no bar; its words stand in the table."""
    largest = chart.largest or max((v for one in chart.series for v in one.values), default=0)
    rows = []
    for i, label, reads in _rows(chart):
        marks = tuple(
            Mark(one.tone, "0%", width=percent_text(_hundredths(one.values[i], largest))) for one in chart.series
        )
        rows.append(Drawn(label, reads, marks))
    return Drawing(chart, tuple(rows))


def stacked_bars(chart: Chart) -> Drawing:
    """One bar per row, its series end to end; the longest row fills the width."""
    sums = [sum(max(0, one.values[i]) for one in chart.series) for i in range(len(chart.labels))]
    largest = chart.largest or max(sums, default=0)
    rows = []
    for i, label, reads in _rows(chart):
        marks, so_far = [], 0
        for one in chart.series:
            start = _hundredths(so_far, largest)
            so_far += max(0, one.values[i])
            # From end to end, so that rounding opens no gap.
            marks.append(Mark(one.tone, percent_text(start), width=percent_text(_hundredths(so_far, largest) - start)))
        rows.append(Drawn(label, reads, tuple(marks)))
    return Drawing(chart, tuple(rows))


def dots(chart: Chart) -> Drawing:
    """One dot per series on each row's line, from the least value (or nothing) to the largest."""
    values = [v for one in chart.series for v in one.values]
    largest = chart.largest or max(values, default=0)
    rows = []
    for i, label, reads in _rows(chart):
        # Kept two percent inside so that no dot is cut in half.
        at = [200 + _hundredths(one.values[i], largest) * 96 // 100 for one in chart.series]
        marks = tuple(Mark(one.tone, percent_text(x)) for one, x in zip(chart.series, at, strict=True))
        rows.append(Drawn(label, reads, marks, x=percent_text(min(at)) if at else ""))
    return Drawing(chart, tuple(rows))


LINE_HEIGHT = 200  # CSS pixels between the lowest and the highest grid line
LINE_TOP = 16


def _round_up(value: int) -> int:
    """The next number of the shape 1, 2 or 5 followed by noughts: where the highest grid line goes."""
    step = 1
    while True:
        for lead in (1, 2, 5):
            if lead * step >= value:
                return lead * step
        step *= 10


def lines(chart: Chart) -> Drawing:
    """A line per series over evenly spaced labels, drawn in percent across and pixels down, so text keeps its size."""
    largest = chart.largest or _round_up(max((v for one in chart.series for v in one.values), default=1) or 1)
    count = len(chart.labels)
    across = [300 + (9_400 * i // (count - 1) if count > 1 else 4_700) for i in range(count)]

    def down(value: int) -> str:
        return str(LINE_TOP + LINE_HEIGHT - _hundredths(value, largest) * LINE_HEIGHT // 10_000)

    marks = []
    for one in chart.series:
        for i in range(count):
            j = min(i + 1, count - 1)
            marks.append(
                Mark(
                    one.tone,
                    percent_text(across[i]),
                    down(one.values[i]),
                    x2=percent_text(across[j]),
                    y2=down(one.values[j]),
                    title=f"{chart.labels[i]}: {one.reads(i)}",
                )
            )
    step = max(1, (count - 1) // 3)
    rows = [
        Drawn(
            label,
            reads,
            x=percent_text(across[i]),
            anchor="start" if i == 0 else "end" if i == count - 1 else "middle",
            lesser=i not in (0, count - 1) and (bool(i % step) or count - 1 - i < step),
        )
        for i, label, reads in _rows(chart)
    ]
    top = chart.largest_shown or (str(largest) if not any(one.shown for one in chart.series) else "")
    grid = tuple((str(LINE_TOP + LINE_HEIGHT * quarter // 4), top if quarter == 0 else "") for quarter in range(5))
    return Drawing(chart, tuple(rows), tuple(marks), grid)
