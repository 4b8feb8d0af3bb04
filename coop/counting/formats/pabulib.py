"""Read and write budget votes in the Pabulib format (``.pb``): three CSV tables, META, PROJECTS and VOTES.

Fields are separated by semicolons and quoted as in any CSV file. Amounts may have up to six decimals.
Format: pabulib.org/format; the names of the fields are the field's own.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import lcm

from coop.counting.calculations.budget import BudgetVote, Project
from coop.counting.enums import VoteType
from coop.counting.errors import BadInput
from coop.counting.formats.pabulib_votes import VoteTable

_SECTIONS = ("META", "PROJECTS", "VOTES")
_AMOUNT = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,18}")
_TICK = 8192

Tick = Callable[[int], None]


def read_pb(lines: Iterable[bytes], *, source: str, tick: Tick | None = None) -> BudgetVote:
    """Read a budget vote. ``source`` names the file in messages; ``tick`` hears the number of lines read so far.

    Raises:
        BadInput: with the line, for anything that cannot be counted.
    """
    return _Reader(source, tick).read(lines)


class _Reader:
    def __init__(self, source: str, tick: Tick | None) -> None:
        self.source, self.tick = source, tick
        self.line = 0  # the last line read
        self.start = 1  # the line on which the present row began; a quoted field may run over several
        self.meta: dict[str, tuple[str, int]] = {}
        self.columns: list[str] = []
        self.costs: list[Fraction] = []
        self.names: list[str] = []
        self.places: dict[str, int] = {}
        self.votes: VoteTable | None = None

    def read(self, lines: Iterable[bytes]) -> BudgetVote:
        seen: list[str] = []
        for row in self._rows(lines):
            if len(row) == 1 and row[0].strip().upper() in _SECTIONS:
                section = row[0].strip().upper()
                if len(seen) == len(_SECTIONS) or section != _SECTIONS[len(seen)]:
                    raise self._bad(
                        f"the section {section} is repeated or out of order; it goes META, PROJECTS, VOTES."
                    )
                seen.append(section)
                self.columns = []
            elif not seen:
                raise self._bad("the file does not begin with the line META.")
            elif not self.columns:
                self._head(seen[-1], [name.strip() for name in row])
            elif seen[-1] == "META":
                self._meta(row)
            elif seen[-1] == "PROJECTS":
                self._project(self._fields(row))
            elif self.votes is not None:
                self.votes.add(self._fields(row), self.start)
        if len(seen) < len(_SECTIONS):
            raise self._bad(f"the file ends without the section {_SECTIONS[len(seen)]}.")
        if self.votes is None:
            raise self._bad("the file ends without a row of column names under VOTES.")
        return self._finish(self.votes)

    def _rows(self, lines: Iterable[bytes]) -> Iterator[list[str]]:
        reader = csv.reader(self._text(lines), delimiter=";", strict=True)
        while True:
            self.start = self.line + 1
            try:
                row = next(reader)
            except StopIteration:
                self.start = max(self.line, 1)
                return
            except csv.Error as error:
                open_quote = "end of data" in str(error) or "field larger" in str(error)
                problem = "a field that begins with a quotation mark does not end" if open_quote else str(error)
                raise self._bad(f"not a table separated by semicolons: {problem}.") from None
            if any(field.strip() for field in row):
                yield row

    def _text(self, lines: Iterable[bytes]) -> Iterator[str]:
        for raw in lines:
            self.line += 1
            if self.tick is not None and self.line % _TICK == 0:
                self.tick(self.line)
            try:
                text = raw.decode("utf-8-sig" if self.line == 1 else "utf-8")
            except UnicodeDecodeError:
                raise self._bad("the text is not UTF-8; save the file as UTF-8 and try again.", self.line) from None
            if "\0" in text:
                raise self._bad("the line holds a zero byte; this is not a text file.", self.line)
            yield text

    def _bad(self, problem: str, line: int | None = None) -> BadInput:
        return BadInput(self.source, line or self.start, problem)

    def _head(self, section: str, columns: list[str]) -> None:
        needed = {"META": ["key", "value"], "PROJECTS": ["project_id", "cost"], "VOTES": ["voter_id", "vote"]}[section]
        for name in needed:
            if name not in columns:
                raise self._bad(f"the table {section} has no column “{name}”.")
        if len(set(columns)) < len(columns):
            raise self._bad(f"the table {section} has two columns of the same name.")
        self.columns = columns
        if section == "VOTES":
            self.votes = self._open_votes(columns)

    def _fields(self, row: list[str]) -> dict[str, str]:
        if len(row) != len(self.columns):
            raise self._bad(f"expected {len(self.columns)} fields, as in the column names, but found {len(row)}.")
        return dict(zip(self.columns, row, strict=True))

    def _meta(self, row: list[str]) -> None:
        if len(row) < 2:
            raise self._bad("expected a key and a value separated by a semicolon.")
        key = row[0].strip()
        if key in self.meta:
            raise self._bad(f"“{key}” is given twice.")
        self.meta[key] = (";".join(row[1:]).strip(), self.start)

    def _project(self, fields: dict[str, str]) -> None:
        identity = fields["project_id"].strip()
        if not identity:
            raise self._bad("the project has no id.")
        if identity in self.places:
            raise self._bad(f"project {identity} is listed twice.")
        self.places[identity] = len(self.places)
        self.costs.append(self._amount(fields["cost"], f"the cost of project {identity}", self.start))
        self.names.append(fields.get("name", "").strip())

    def _amount(self, text: str, what: str, line: int) -> Fraction:
        if not _AMOUNT.fullmatch(text.strip()):
            raise self._bad(f"{what} should be an amount such as 1200 or 1200.50, not “{text.strip()[:40]}”.", line)
        return Fraction(text.strip())

    def _number(self, key: str) -> int | None:
        if key not in self.meta or not self.meta[key][0]:
            return None
        text, line = self.meta[key]
        if not _WHOLE.fullmatch(text):
            raise self._bad(f"“{key}” should be a whole number, not “{text[:40]}”.", line)
        return int(text)

    def _open_votes(self, columns: list[str]) -> VoteTable:
        text, line = self.meta.get("vote_type", ("", self.start))
        if text not in set(VoteType):
            known = ", ".join(VoteType)
            raise self._bad(f"the vote_type should be one of {known}, not “{text[:40]}”.", line)
        kind = VoteType(text)
        if kind in (VoteType.CUMULATIVE, VoteType.SCORING) and "points" not in columns:
            raise self._bad(f"the table VOTES has no column “points”, which a {kind} vote needs.")
        if not self.places:
            raise self._bad("there are no projects.")
        return VoteTable(self.source, kind, self.places, self._number("max_length"))

    def _finish(self, votes: VoteTable) -> BudgetVote:
        if "budget" not in self.meta:
            raise self._bad("META gives no budget.", 1)
        text, line = self.meta["budget"]
        budget = self._amount(text, "the budget", line)
        for key, found in (("num_projects", len(self.places)), ("num_votes", votes.rows)):
            declared = self._number(key)
            if declared is not None and declared != found:
                raise self._bad(f"“{key}” says {declared}, but the file holds {found}.", self.meta[key][1])
        unit = lcm(budget.denominator, *(cost.denominator for cost in self.costs))
        projects = tuple(
            Project(identity, int(self.costs[place] * unit), self.names[place], votes.named[place], votes.scores[place])
            for identity, place in self.places.items()
        )
        return BudgetVote(
            budget=int(budget * unit),
            projects=projects,
            ballots=votes.ballots,
            vote_type=votes.kind,
            unit=unit,
            threshold=self._number("min_project_score_threshold"),
            title=self.meta.get("description", ("", 0))[0],
        )


def write_pb(vote: BudgetVote, *, meta: dict[str, str] | None = None, selected: Iterable[str] = ()) -> str:
    """An approval vote as a ``.pb`` file, so that anyone can count it again with another program.

    ``meta`` adds or overrides keys of META (country, unit, instance, rule, ...). Voters are numbered from 1: who
    they are is not part of a count.
    """
    chosen = set(selected)
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"]])
    known = {
        "description": vote.title,
        "num_projects": str(len(vote.projects)),
        "num_votes": str(vote.voters),
        "budget": amount(vote.budget, vote.unit),
        "vote_type": vote.vote_type.value,
    }
    if vote.threshold is not None:
        known["min_project_score_threshold"] = str(vote.threshold)
    table.writerows((known | (meta or {})).items())
    table.writerows([["PROJECTS"], ["project_id", "cost", "votes", "name", "selected"]])
    for project in vote.projects:
        mark = "1" if project.id in chosen else "0"
        table.writerow([project.id, amount(project.cost, vote.unit), project.votes, project.name, mark])
    table.writerows([["VOTES"], ["voter_id", "vote"]])
    voter = 0
    for ballot, copies in vote.ballots.items():
        for _ in range(copies):
            voter += 1
            table.writerow([voter, ",".join(vote.projects[place].id for place in ballot)])
    return out.getvalue()


def amount(money: int, unit: int) -> str:
    """Money in the smallest unit as the file would write it: ``1200`` or ``1200.50``."""
    whole, part = divmod(money, unit)
    if not part:
        return str(whole)
    digits = 2 if 100 % unit == 0 else 6
    return f"{whole}.{part * 10**digits // unit:0{digits}}"
