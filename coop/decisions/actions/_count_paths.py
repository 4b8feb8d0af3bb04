"""Two ways to count one vote, sharing as little as they can: from sums made by the database, and from the bundle."""

from collections.abc import Mapping, Sequence
from typing import Any

from coop.counting.bundle.contents import BALLOTS, DECISION, ROLL
from coop.counting.bundle.findings import Report
from coop.counting.bundle.reading import open_bundle
from coop.counting.bundle.recount import entitled, recount, set_aside_words
from coop.counting.calculations.election import Election, ranking_of
from coop.counting.calculations.resolution import count_resolution
from coop.counting.calculations.stv import count_stv
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Voters
from coop.counting.enums import Method
from coop.counting.formats.canonical import canonical
from coop.counting.formats.rule_json import read_rule
from coop.counting.reports.choice_json import resolution_document
from coop.counting.reports.stv_json import stv_document
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.models import BallotBox, Option
from coop.decisions.queries.ballots_to_count import rankings, tallies


def count_directly(box: BallotBox, roll: Mapping[str, Any], order: Sequence[str] | None) -> bytes:
    """The canonical result, from sums that the database made of the ballots."""
    return canonical(_ranked(box, roll, order) if box.method in RANKED else _yes_no(box, roll))


def count_bundle(bundle: bytes, order: Sequence[str] | None) -> bytes:
    """The canonical result, from the bytes of a bundle with all ballots in it, as anybody would count them."""
    opened = open_bundle(bundle, Report(), source="bundle")
    return canonical(recount(opened.get(DECISION), opened.get(ROLL), opened.get(BALLOTS), order))


def _yes_no(box: BallotBox, roll: Mapping[str, Any]) -> dict[str, Any]:
    by_class = tallies(box)
    voters = Voters(roll=entitled(roll), class_rolls=dict(roll["classes"]))
    named = {code: tally for code, tally in by_class.items() if code}
    whole = sum(by_class.values(), Tally())
    assert box.document is not None  # fixed at the opening
    return resolution_document(count_resolution(read_rule(box.document["rule"]), whole, voters, named))


def _ranked(box: BallotBox, roll: Mapping[str, Any], order: Sequence[str] | None) -> dict[str, Any]:
    options = list(Option.objects.filter(box=box).order_by("position"))
    aside = [option for option in options if option.key in roll.get("set_aside", ())]
    papers = rankings(box)
    election = Election(
        names=tuple(option.name for option in options),
        seats=box.seats,
        ballots={ranking_of(ranking, len(options)): copies for ranking, copies in papers.items() if ranking},
        withdrawn=frozenset(option.position for option in options if option.withdrawn or option in aside),
        blank=papers.get((), 0),
    )
    places = {option.key: option.position for option in options}
    lots = [places[key] for key in order] if order is not None else None
    document = stv_document(count_stv(election, method=Method(box.method), tie_order=lots))
    told = set_aside_words(option.name for option in aside)
    return {**document, **told, "spoilt": 0}  # what cannot be understood is never taken in
