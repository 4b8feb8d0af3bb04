"""The command line and its exit codes.

0: done. 1: a bundle does not verify. 2: bad input, told in one line. 3: a tie stopped the count.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import IO, NoReturn

from coop.counting.cli.budget import run_budget
from coop.counting.cli.count import run_count
from coop.counting.cli.progress import Progress
from coop.counting.cli.verify import run_verify
from coop.counting.enums import BudgetRule, Completion, Method, Stop
from coop.counting.errors import CountingError

BAD_INPUT = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, like every other mistake."""

    def error(self, message: str) -> NoReturn:
        raise CountingError(f"{message} (try {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Results go to standard output, everything else to standard error."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    progress = Progress(sys.stderr)
    try:
        arguments = _parser().parse_args(argv)
        text, code = arguments.run(arguments, progress)
        progress.clear()
        sys.stdout.write(text)
        sys.stdout.flush()
    except CountingError as error:
        progress.clear()
        sys.stderr.write(f"coopcount: {error}\n")
        return BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; Python would complain about the rest otherwise
        return 0
    except KeyboardInterrupt:
        progress.clear()
        return 130
    return int(code)


def _speak_utf8(stream: IO[str]) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="coopcount", description="Count votes so that anyone can check.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    count = commands.add_parser("count", help="count ranked ballots (BLT)", allow_abbrev=False)
    count.add_argument("file", metavar="FILE.blt", help="the ballots; - reads standard input")
    count.add_argument("--method", required=True, choices=[Method.SCOTTISH_STV.value, Method.IRV.value])
    count.add_argument("--seats", type=int, help="places to fill, if not as the file says")
    count.add_argument("--tie-order", metavar="FILE", help="the order committed to before the vote, best first")
    count.add_argument("--json", action="store_true", help="print the result as JSON")
    count.set_defaults(run=run_count)

    budget = commands.add_parser("budget", help="share out a budget (Pabulib .pb)", allow_abbrev=False)
    budget.add_argument("file", metavar="FILE.pb", help="projects and votes; - reads standard input")
    budget.add_argument("--rule", required=True, choices=[rule.value for rule in BudgetRule])
    budget.add_argument("--completion", choices=[item.value for item in Completion], help="for equal-shares")
    budget.add_argument("--stop", choices=[item.value for item in Stop], help="for add1: the by-law must choose")
    budget.add_argument("--increment", type=int, help="for add1: units of currency per step (default 1)")
    budget.add_argument("--tie-order", metavar="FILE", help="project ids, best first")
    budget.add_argument("--json", action="store_true", help="print the result as JSON")
    budget.set_defaults(run=run_budget)

    verify = commands.add_parser("verify", help="re-prove a published result", allow_abbrev=False)
    verify.add_argument("file", metavar="BUNDLE.zip", help="the bundle the co-op published")
    verify.add_argument("--roll", metavar="FILE", help="the full roll, to check against the published hash")
    verify.add_argument("--json", action="store_true", help="print the findings as JSON")
    verify.set_defaults(run=run_verify)
    return parser
