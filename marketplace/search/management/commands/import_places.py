"""Fill the table of places from a co-op's own file."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.clock import now
from foundation.progress import Progress
from marketplace.search.actions.import_places import ImportedPlaces, import_places
from marketplace.search.errors import FileRefused


class Command(BaseCommand):
    help = (
        "Read places from a file in GeoNames columns: postal codes (12 columns) or place names (19 columns), "
        "tab-separated (.txt, .tsv) or comma-separated (.csv), with or without a header line. "
        "All rows are taken or none. See docs/import-places.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file, in UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="check every row and keep nothing")
        parser.add_argument("--quiet", action="store_true", help="no progress line")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            result = self._read(path, dry_run=options["dry_run"], quiet=options["quiet"])
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8 text. Nothing was imported.") from error
        except FileRefused as refused:
            problems = refused.details["problems"]
            told = "\n".join(f"  line {line}: {sentence}" for line, sentence in problems)
            more = "\n  (and perhaps more: the first 100 are shown)" if len(problems) == 100 else ""
            raise CommandError(f"Nothing was imported. These rows cannot be used:\n{told}{more}") from refused
        kept = "Nothing was kept: this was a dry run. " if options["dry_run"] else ""
        self.stdout.write(
            f"{kept}{result.read} rows read: {result.added} places new, {result.updated} brought up to date, "
            f"{result.left_out} left out because nobody lives there."
        )

    def _read(self, path: Path, *, dry_run: bool, quiet: bool) -> ImportedPlaces:
        with path.open(encoding="utf-8-sig", newline="") as file:
            comma = "\t" not in file.readline()
            file.seek(0)
            with Progress("Reading places", path.stat().st_size, quiet=quiet) as bar:
                return import_places(by=None, lines=_counted(file, bar), comma=comma, dry_run=dry_run, at=now())


def _counted(file: IO[str], bar: Progress) -> Iterator[str]:
    """Pass the lines on and count their bytes for the progress line."""
    for line in file:
        bar.step(len(line.encode()))
        yield line
