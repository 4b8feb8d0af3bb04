"""Write the books out in a format other software reads."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand

from foundation.commands import Refused
from foundation.home import house_facts
from payments.ledger.calculations.exports import BeancountWriter, csv_lines
from payments.ledger.enums import Nature
from payments.ledger.models import Head
from payments.ledger.queries.rows import rows_between
from payments.ledger.queries.trial_balance import trial_balance

FIRST_YEAR, LAST_YEAR = 1900, 2200


class Command(BaseCommand):
    help = "Write the books as Beancount or CSV, a line at a time, whatever their length."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["beancount", "csv"], required=True)
        parser.add_argument("--from", dest="first", metavar="DAY", help="first day, YYYY-MM-DD")
        parser.add_argument("--to", dest="last", metavar="DAY", help="last day, YYYY-MM-DD, included")
        parser.add_argument("--output", default="-", help="a file, or - for standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        first, last = _day(options["first"]), _day(options["last"])
        if first and last and last < first:
            raise Refused("The last day comes before the first.")
        rows = rows_between(first, last)
        lines: Iterable[str] = csv_lines(rows)
        if options["format"] == "beancount":
            natures = {code: Nature(nature) for code, nature in Head.objects.values_list("code", "nature")}
            writer = BeancountWriter(title=house_facts()["name"], natures=natures)
            lines = (f"{line}\n" for line in writer.lines(rows, opening=_brought_forward(first), first=first))
        if options["output"] == "-":
            for line in lines:
                self.stdout.write(line, ending="")
            return
        try:
            with open(options["output"], "w", encoding="utf-8", newline="") as target:
                target.writelines(lines)
        except OSError as error:
            raise Refused(f"Cannot write {options['output']}: {error.strerror}.") from error


def _brought_forward(first: date | None) -> dict[tuple[str, str], int]:
    if first is None:
        return {}
    lines = trial_balance(through=first - timedelta(days=1), by_account=True).lines
    return {(line.code, line.unit): line.debit - line.credit for line in lines}


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"{text!r} is not a day written YYYY-MM-DD, from {FIRST_YEAR} to {LAST_YEAR}.")
    return day
