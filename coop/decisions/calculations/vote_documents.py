"""A vote as the documents of a bundle: what is asked, who could vote, and the ballots as they are counted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coop.counting.enums import Method
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.secrecy import IN_DOCUMENTS

Document = dict[str, Any]
# What members say when they confirm candidates who need no contest: more than half of the votes for and against.
CONFIRMING_RULE: Document = {"thresholds": [{"ratio": "1/2", "relation": "more_than", "base": "for_against"}]}


def vote_id(slug: str, round_: int) -> str:
    """The name of one vote for ever: the tie order is committed to under it."""
    return f"{slug}/{round_}"


def decision_document(
    *,
    facts: Mapping[str, Any],
    method: str,
    secrecy: str,
    seats: int,
    options: Sequence[Mapping[str, Any]],
    rule: Mapping[str, Any] | None,
) -> Document:
    """``decision.json``. ``facts`` are id, title, question, text_sha256, type, round and stage; ``options`` in the
    order of the count file, with ``id``, ``name`` and perhaps ``withdrawn``."""
    document: Document = {**facts, "method": method, "secrecy": IN_DOCUMENTS[secrecy]}
    if method in RANKED:
        document |= {"seats": seats, "options": [dict(option) for option in options]}
    if method == Method.YES_NO:
        document["rule"] = dict(rule or {})
    return document


def counts_classes(rule: Mapping[str, Any] | None) -> bool:
    """Whether the rule needs to know each ballot's class of voter."""
    if not rule:
        return False
    named = any("class" in threshold for threshold in rule.get("thresholds", ()))
    return named or bool(rule.get("class_quorums")) or bool(rule.get("weighting"))


def roll_document(
    *,
    sha256: str,
    at_notice: int,
    struck: int,
    by_class: Mapping[str, int],
    with_classes: bool,
    set_aside: Sequence[str] = (),
) -> Document:
    """``roll.json``: numbers only. ``by_class``: members who still count, by class; given where the rule asks.
    ``set_aside``: the options of candidates who cannot be elected any more."""
    classes = dict(sorted(by_class.items())) if with_classes else {}
    aside = {"set_aside": list(set_aside)} if set_aside else {}
    return {"sha256": sha256, "at_notice": at_notice, "struck": struck, "classes": classes, **aside}


def named_ballot(paper: Mapping[str, Any], nonce: str, class_code: str = "") -> Document:
    """A named ballot as it is published: its canonical SHA-256 is its receipt."""
    return {**paper, "nonce": nonce, **({"class": class_code} if class_code else {})}


def secret_ballot(paper: Mapping[str, Any], class_code: str = "") -> Document:
    return {**paper, **({"class": class_code} if class_code else {})}


def blt_text(
    title: str, seats: int, names: Sequence[str], withdrawn: Iterable[int], papers: Mapping[tuple[int, ...], int]
) -> str:
    """Ranked ballots as a BLT file. ``papers``: how often each ranking of candidate numbers (from 1) was cast."""
    lines = [f"{len(names)} {seats}", *(f"-{number}" for number in sorted(withdrawn))]
    for ranking, copies in sorted(papers.items()):
        lines.append(" ".join(map(str, (copies, *ranking, 0))))
    return "\n".join([*lines, "0", *map(_quoted, [*names, title])]) + "\n"


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
