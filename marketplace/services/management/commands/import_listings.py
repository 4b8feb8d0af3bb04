"""Bring a co-op's own workers and listings in from a table."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.accounts.models import User
from foundation.clock import now
from foundation.progress import Progress
from marketplace.services.actions.import_listings import import_listings
from marketplace.services.errors import ImportRefused


class Command(BaseCommand):
    help = (
        "Read workers with their listings from a CSV file, one listing a line. "
        "All lines are taken or none. See docs/import-listings.md for the columns and an example."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file, in UTF-8")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who brings them in: staff")
        parser.add_argument(
            "--resolution",
            required=True,
            help="the decision that admits the members, such as “Founding meeting, item 4”",
        )
        parser.add_argument("--dry-run", action="store_true", help="check every line and keep nothing")
        parser.add_argument("--quiet", action="store_true", help="no progress line")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        by = User.objects.filter(email__iexact=options["by"]).first()
        if by is None:
            raise CommandError(f"Nobody here has the address {options['by']}.")
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8 text. Nothing was imported.") from error
        with Progress("Reading listings", max(len(lines) - 1, 0), quiet=options["quiet"]) as bar:
            try:
                done = import_listings(
                    by=by,
                    lines=lines,
                    resolution=options["resolution"],
                    dry_run=options["dry_run"],
                    tick=bar.step,
                    at=now(),
                )
            except ImportRefused as refused:
                told = "\n".join(f"  line {line}: {sentence}" for line, sentence in refused.details["problems"])
                raise CommandError(f"Nothing was imported. These lines cannot be used:\n{told}") from refused
        kept = "Nothing was kept: this was a dry run. " if options["dry_run"] else ""
        self.stdout.write(
            f"{kept}{done.read} lines read: {done.people} people new, {done.workers} worker pages new, "
            f"{done.listings} listings new, {done.published} of them live."
        )
