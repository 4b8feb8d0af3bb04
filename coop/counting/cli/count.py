"""``coopcount count``: ranked ballots, by Scottish STV or instant run-off."""

import argparse
import json

from coop.counting.calculations.election import Election
from coop.counting.calculations.stv import count_stv
from coop.counting.cli.files import opened, read_bytes, shown
from coop.counting.cli.progress import Progress
from coop.counting.enums import Method
from coop.counting.errors import BadInput, BadRule
from coop.counting.formats.blt import read_blt
from coop.counting.formats.tie_order import read_tie_order
from coop.counting.reports.stv_json import stv_document
from coop.counting.reports.stv_text import stv_text

TIED = 3


def run_count(arguments: argparse.Namespace, progress: Progress) -> tuple[str, int]:
    """The text to print and the exit code."""
    with opened(arguments.file) as stream:
        election = read_blt(
            stream, source=shown(arguments.file), tick=lambda line: progress(f"coopcount: reading, line {line:,}")
        )
    try:
        result = count_stv(
            election,
            method=Method(arguments.method),
            seats=arguments.seats,
            tie_order=_tie_order(arguments.tie_order, election),
            progress=lambda text: progress(f"coopcount: counting, {text}"),
        )
    except BadRule as error:
        raise BadInput(shown(arguments.file), None, str(error)) from None
    if arguments.json:
        text = json.dumps(stv_document(result), ensure_ascii=False, indent=2) + "\n"
    else:
        text = stv_text(result)
    if not result.complete:
        progress.say(
            f"coopcount: {shown(arguments.file)}: a tie stopped the count at stage {result.ties[-1].stage}, between "
            f"{', '.join(election.name(number) for number in result.ties[-1].candidates)}; "
            f"give the order committed to before the vote with --tie-order."
        )
        return text, TIED
    return text, 0


def _tie_order(path: str | None, election: Election) -> list[int] | None:
    if path is None:
        return None
    ids = [str(number) for number in election.numbers]
    return [int(entry) for entry in read_tie_order(read_bytes(path), ids, election.names, source=shown(path))]
