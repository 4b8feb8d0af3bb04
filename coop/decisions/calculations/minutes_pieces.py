"""The plain text of minutes as headings, paragraphs and lists, for a page to show. The text itself stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One of the three: a heading, a paragraph of lines, or the points of a list."""

    heading: str = ""
    lines: str = ""
    points: Sequence[str] = ()


def minutes_pieces(text: str) -> list[Piece]:
    """A line of hyphens makes the line above it a heading, "* " begins a point, an empty line ends what was begun."""
    pieces: list[Piece] = []
    lines: list[str] = []
    points: list[str] = []

    def end() -> None:
        if lines:
            pieces.append(Piece(lines="\n".join(lines)))
        if points:
            pieces.append(Piece(points=tuple(points)))
        lines.clear()
        points.clear()

    for line in text.splitlines():
        if len(lines) == 1 and len(line) > 2 and not line.strip("-"):
            pieces.append(Piece(heading=lines.pop()))
        elif line.startswith("* "):
            if lines:
                end()
            points.append(line.removeprefix("* "))
        else:
            if points or not line.strip():
                end()
            if line.strip():
                lines.append(line)
    end()
    return pieces
