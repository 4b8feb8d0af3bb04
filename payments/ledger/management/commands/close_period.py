"""Close a month of the books."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation import clock
from foundation.commands import Refused
from foundation.errors import Fact
from payments.ledger.actions.close_period import close_period


class Command(BaseCommand):
    help = (
        "Close a month: nothing can be booked in it any more. Prints the root that stands for all books up to its end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("month", help="YYYY-MM, the month after the last one closed")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = datetime.strptime(options["month"], "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
        except ValueError:
            raise Refused(f"{options['month']!r} is not a month written YYYY-MM.") from None
        try:
            period = close_period(month=month, at=clock.now())
        except Fact as fact:
            raise CommandError(str(fact)) from None
        self.stdout.write(f"{period.month:%B %Y} is closed with {period.journals} journals.")
        self.stdout.write(f"Root: {period.root}")
