"""Fill the table of places from a co-op's own file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from foundation.clock import now
from foundation.commands import LineUnreadable, Refused, text_lines, told
from foundation.progress import Progress
from marketplace.search.actions.import_places import MOST_PROBLEMS, ImportedPlaces, import_places
from marketplace.search.errors import FileRefused


class Command(BaseCommand):
    help = (
        "Read places from a file in GeoNames columns: postal codes (12 columns) or place names (19 columns), "
        "tab-separated (.txt, .tsv) or comma-separated (.csv), with or without a header line. "
        "All rows are taken or none; a file that cannot be used ends with exit 2. See docs/import-places.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file, in UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="check every row and keep nothing")
        parser.add_argument("--quiet", action="store_true", help="no progress line")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            result = self._read(path, dry_run=options["dry_run"], quiet=options["quiet"])
        except LineUnreadable as problem:
            raise Refused(f"Nothing was imported. {path}, line {problem.line}: {problem.reason}.") from None
        except FileRefused as refused:
            rows = told(refused.details["problems"], most=MOST_PROBLEMS)
            raise Refused(f"Nothing was imported. These rows cannot be used:\n{rows}") from None
        kept = "Nothing was kept: this was a dry run. " if options["dry_run"] else ""
        self.stdout.write(
            f"{kept}{result.read} rows read: {result.added} places new, {result.updated} brought up to date, "
            f"{result.left_out} left out because nobody lives there."
        )

    def _read(self, path: Path, *, dry_run: bool, quiet: bool) -> ImportedPlaces:
        comma = "\t" not in next(text_lines(path), "")
        with Progress("Reading places", path.stat().st_size, quiet=quiet) as bar:
            lines = _counted(text_lines(path), bar)
            return import_places(by=None, lines=lines, comma=comma, dry_run=dry_run, at=now())


def _counted(lines: Iterator[str], bar: Progress) -> Iterator[str]:
    """Pass the lines on and count their bytes for the progress line."""
    for line in lines:
        bar.step(len(line.encode()))
        yield line
