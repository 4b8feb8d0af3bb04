"""The papers of a sealed box, two ways: counted up by the database, and one by one as documents."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F

from coop.counting.calculations.tally import Tally
from coop.decisions.calculations.vote_documents import named_ballot, roll_document, secret_ballot
from coop.decisions.enums import Secrecy
from coop.decisions.models import Ballot, BallotBox, CastMark, OpenedBallot, RollEntry


def _counting(box: BallotBox) -> Any:
    """The rows that count, each with `code`, the class of its voter where the rule counts classes."""
    if box.secrecy == Secrecy.OPEN:
        live = Ballot.objects.filter(box=box, superseded_at__isnull=True, discounted="")
        return live.annotate(code=F("entry__member_class"))
    return OpenedBallot.objects.filter(box=box).annotate(code=F("class_code"))


def tallies(box: BallotBox) -> dict[str, Tally]:
    """A yes-or-no vote added up by the database: a tally for each class, or one for all under ``""``."""
    numbers: dict[str, Counter[str]] = {}
    for code, choice, papers in (
        _counting(box).values_list("code", "paper__choice").annotate(papers=Count("*")).order_by("code")
    ):
        numbers.setdefault(code if box.by_class else "", Counter())[str(choice)] += papers
    return {
        code: Tally(for_=each["for"], against=each["against"], abstain=each["abstain"])
        for code, each in numbers.items()
    }


def rankings(box: BallotBox) -> dict[tuple[int, ...], int]:
    """A ranked vote added up by the database: how often each ranking, as candidate numbers from 1, was cast."""
    numbers = dict(box.options.values_list("key", "position"))
    found: Counter[tuple[int, ...]] = Counter()
    for ranking, papers in _counting(box).values_list("paper__ranking").annotate(papers=Count("*")).order_by():
        found[tuple(numbers[key] for key in ranking)] += papers
    return dict(found)


def ballot_documents(box: BallotBox) -> list[dict[str, Any]]:
    """Every ballot that counts, as bundles hold it."""
    if box.secrecy == Secrecy.OPEN:
        rows = _counting(box).values_list("paper", "nonce", "code")
        return [named_ballot(paper, nonce, code if box.by_class else "") for paper, nonce, code in rows]
    return [secret_ballot(paper, code) for paper, code in _counting(box).values_list("paper", "class_code")]


def cast_by_class(box: BallotBox) -> dict[str, int]:
    """How many ballots count, by class where the rule counts classes, else under ``""``."""
    found: Counter[str] = Counter()
    for code, papers in _counting(box).values_list("code").annotate(papers=Count("*")).order_by():
        found[code if box.by_class else ""] += papers
    return dict(found)


def roll_numbers(box: BallotBox, *, set_aside: Sequence[str] = ()) -> dict[str, Any]:
    """``roll.json`` of a sealed box: who was struck after voting in secret still counts (see seal_ballots)."""
    struck = RollEntry.objects.filter(roll=box.roll, struck_at__isnull=False)
    if box.secrecy != Secrecy.OPEN:
        struck = struck.exclude(pk__in=CastMark.objects.filter(box=box).values("entry"))
    entitled = RollEntry.objects.filter(roll=box.roll).exclude(pk__in=struck.values("pk"))
    by_class = dict(entitled.values_list("member_class").annotate(members=Count("*")).order_by())
    return roll_document(
        sha256=box.roll.sha256,
        at_notice=box.roll.size,
        struck=box.struck or 0,
        by_class=by_class,
        with_classes=box.by_class,
        set_aside=set_aside,
    )
