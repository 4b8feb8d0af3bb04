"""Bring a co-op's own workers and listings in from a table."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from foundation.accounts.models import User
from foundation.clock import now
from foundation.commands import LineUnreadable, Refused, text_lines, told
from foundation.progress import Progress
from marketplace.services.actions.import_listings import MOST_PROBLEMS, import_listings
from marketplace.services.errors import ImportRefused


class Command(BaseCommand):
    help = (
        "Read workers with their listings from a CSV file, one listing a line. "
        "All lines are taken or none; a file that cannot be used ends with exit 2. "
        "See docs/import-listings.md for the columns and an example."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file, in UTF-8")
        parser.add_argument("--by", metavar="EMAIL", help="who brings them in: staff; left out where one person is")
        parser.add_argument(
            "--resolution",
            help="the decision that admits the members, such as “Founding meeting, item 4” (else: the list)",
        )
        parser.add_argument("--dry-run", action="store_true", help="check every line and keep nothing")
        parser.add_argument("--quiet", action="store_true", help="no progress line")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        by = _who(options["by"])
        resolution = options["resolution"]
        if resolution is None:
            resolution = f"List {path.name}"
        try:
            lines = list(text_lines(path))
        except LineUnreadable as problem:
            raise Refused(f"Nothing was imported. {path}, line {problem.line}: {problem.reason}.") from None
        with Progress("Reading listings", max(len(lines) - 1, 0), quiet=options["quiet"]) as bar:
            try:
                done = import_listings(
                    by=by, lines=lines, resolution=resolution, dry_run=options["dry_run"], tick=bar.step, at=now()
                )
            except ImportRefused as refused:
                rows = told(refused.details["problems"], most=MOST_PROBLEMS)
                raise Refused(f"Nothing was imported. These lines cannot be used:\n{rows}") from None
        kept = "Nothing was kept: this was a dry run. " if options["dry_run"] else ""
        self.stdout.write(
            f"{kept}{done.read} lines read: {done.people} people new, {done.workers} worker pages new, "
            f"{done.listings} listings new, {done.published} of them live."
        )


def _who(email: str | None) -> User:
    """The person named; or, where nobody is named, the only one on the staff."""
    if email is not None:
        by = User.objects.filter(email__iexact=email).first()
        if by is None:
            raise Refused(f"Nobody here has the address {email}.")
        return by
    staff = User.objects.filter(is_staff=True, is_active=True).order_by("pk")[:2]
    if len(staff) != 1:
        raise Refused(
            "Several people are on the staff: say who brings them in with --by EMAIL."
            if staff
            else "Nobody is on the staff yet: make somebody with manage.py createsuperuser."
        )
    return staff[0]
