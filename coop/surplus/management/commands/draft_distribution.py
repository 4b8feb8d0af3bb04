"""What would this result mean for everybody? A what-if that touches no books and needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from coop.surplus.calculations import facts as known_facts
from coop.surplus.calculations.draft_text import as_json, as_page, profile_json, profiles_page
from coop.surplus.calculations.patronage_file import FileRefused, plain_decimal, read_patronage
from coop.surplus.calculations.problems import CannotAllocate
from coop.surplus.calculations.types import Formula, MemberInput, Profile
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.profiles import list_profiles, load_profile
from foundation.commands import Refused
from foundation.money.calculations.currencies import exponent

LARGEST_FILE = 256 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Share out a result on paper: profile, amount and a CSV file with member,class,<measures>. "
        "A result below nought is a loss. Nothing is stored. See docs/draft-distribution.md."
    )
    requires_system_checks: Sequence[str] = []  # type: ignore[assignment]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--profile", metavar="ID", help="which rules; see --list-profiles")
        parser.add_argument("--result", metavar="AMOUNT", help="the year's result, such as 12000.00 or -350.00")
        parser.add_argument("--patronage", metavar="FILE.csv", help="who did what; - reads standard input")
        for name, value, words in (
            ("--set", "STEP=PERCENT", "another percentage"),
            ("--fact", "NAME=NUMBER", "a figure of the year"),
            ("--formula", "STEP=ID", "share by another measure"),
        ):
            parser.add_argument(name, metavar=value, nargs="+", action="extend", default=[], help=words)
        parser.add_argument("--year-end", metavar="DATE", help="last day of the year, 2026-12-31: whose turn a tie is")
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument("--list-profiles", action="store_true", help="print the profiles with their sources")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list_profiles"]:
            self._list(as_document=options["json"])
            return
        missing = [f"--{name}" for name in ("profile", "result", "patronage") if options[name] is None]
        if missing:
            raise Refused(f"{' and '.join(missing)} missing.")
        places = exponent(settings.COOP["currency"])
        try:
            profile = load_profile(options["profile"])
            result = _amount(options["result"], places)
            chosen = {name: _percent(name, text) for name, text in _pairs("--set", options["set"])}
            given = {name: _fact(name, text, places) for name, text in _pairs("--fact", options["fact"])}
            formulas = {code: _formula(profile, code, name) for code, name in _pairs("--formula", options["formula"])}
            year_end = _day(options["year_end"])
            members = _members(options["patronage"], profile, places)
            draft = allocate(
                profile, result, members, chosen, given, year_end=year_end, unit=settings.COOP["currency"],
                formulas=formulas,
            )  # fmt: skip
        except CannotAllocate as problem:
            raise Refused(str(problem)) from problem
        if options["json"]:
            self.stdout.write(json.dumps(as_json(draft, places), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(as_page(draft, profile, places))

    def _list(self, *, as_document: bool) -> None:
        profiles = list_profiles()
        if as_document:
            self.stdout.write(json.dumps([profile_json(p) for p in profiles], ensure_ascii=False, indent=1))
        else:
            self.stdout.write(profiles_page(profiles))


def _amount(text: str, places: int) -> int:
    try:
        return int(plain_decimal(text.strip(), places, signed=True) * 10**places)
    except ValueError as error:
        raise Refused(f"--result: {error}") from None


def _pairs(option: str, texts: Sequence[str]) -> list[tuple[str, str]]:
    pairs: dict[str, str] = {}
    for text in texts:
        name, sign, value = (piece.strip() for piece in text.partition("="))
        if not sign or not name:
            raise Refused(f"{option} {text}: write NAME=NUMBER." if option != "--formula" else f"{option}: STEP=ID.")
        if name in pairs:
            raise Refused(f"{option} {name}: given twice.")
        pairs[name] = value
    return list(pairs.items())


def _percent(name: str, text: str) -> Fraction:
    try:
        return plain_decimal(text.removesuffix("%").strip(), 6)
    except ValueError as error:
        raise Refused(f"--set {name}: {error}") from None


def _fact(name: str, text: str, places: int) -> Fraction:
    if name not in known_facts.CATALOGUE:
        raise Refused(f"--fact {name}: unknown. Known are: {', '.join(sorted(known_facts.CATALOGUE))}.")
    kind = known_facts.CATALOGUE[name][0]
    try:
        number = plain_decimal(text, places if kind == known_facts.MONEY else 6)
    except ValueError as error:
        raise Refused(f"--fact {name}: {error}") from None
    return number * 10**places if kind == known_facts.MONEY else number


def _formula(profile: Profile, code: str, name: str) -> Formula:
    """One of those the profile offers for the step, or its own formula by another single measure."""
    step = next((s for s in (*profile.steps, *profile.losses) if s.code == code), None)
    if step is None or step.formula is None:
        raise Refused(f"--formula {code}: the profile has no such step that shares among members.")
    offered = {formula.id: formula for formula in (step.formula, *step.alternatives)}
    if name in offered:
        return offered[name]
    raise Refused(f"--formula {code}={name}: the profile offers {', '.join(offered)}.")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"--year-end {text}: write the day as 2026-12-31.") from None


def _members(name: str, profile: Profile, places: int) -> list[MemberInput]:
    extra = {
        class_code
        for step in (*profile.steps, *profile.losses)
        for formula in (step.formula, *step.alternatives)
        if formula is not None
        for class_code in formula.classes
    }
    try:
        return read_patronage(_bytes(name), places=places, extra_classes=sorted(extra))
    except FileRefused as refused:
        where = "standard input" if name == "-" else name
        raise Refused(f"{where}{f', line {refused.line}' if refused.line else ''}: {refused.reason}.") from None


def _bytes(name: str) -> bytes:
    if name == "-":
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        path = Path(name)
        try:
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise Refused(f"{name}: {reason}.") from None
    if len(raw) > LARGEST_FILE:
        raise Refused(f"{name}: larger than {LARGEST_FILE // 1024 // 1024} MB.")
    return raw
