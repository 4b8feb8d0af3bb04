"""Read the order that settles ties.

A text file lists the options best first, one per line (or all on one line): candidate numbers or names, or project
ids; ``#`` starts a comment. A JSON file is such a list, or an object with ``order``, or the revealed commitment:

    {"decision_id": "...", "secret": "64 hex digits", "commitment": "64 hex digits",
     "ballot_root": "64 hex digits", "beacon": "...", "option_ids": ["...", ...]}

The order then follows from secret, ballot root and beacon (governance 5.2). ``option_ids`` gives the ids that were
committed to, in the order of the candidates; without it they are the names, which must then all differ.
"""

import json
from collections.abc import Sequence
from typing import Any

from coop.counting.calculations.tie_order import commitment, committed_order, tie_seed
from coop.counting.errors import BadInput

_MOST_BYTES = 4_000_000


def read_tie_order(raw: bytes, ids: Sequence[str], names: Sequence[str], *, source: str) -> list[str]:
    """The options' ids, best first. ``ids`` and ``names`` run in parallel.

    Raises:
        BadInput: the file is not such a list, names a stranger or one option twice, or the commitment does not fit.
    """
    if len(raw) > _MOST_BYTES:
        raise BadInput(source, None, "the file is too large for a tie order.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(source, None, "the text is not UTF-8.") from None
    if text.lstrip().startswith(("[", "{")):
        return _from_json(text, ids, names, source)
    known = _labels(ids, names)
    lines = [(number, line.split("#", 1)[0].strip()) for number, line in enumerate(text.splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line]
    if not all(line in known for _, line in lines):
        lines = [(number, word) for number, line in lines for word in line.replace(",", " ").split()]
    return _checked(lines, known, source)


def _labels(ids: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """What each option may be called: its id, and its name where only one has it."""
    known = {name: id_ for id_, name in zip(ids, names, strict=True) if names.count(name) == 1}
    return known | {id_: id_ for id_ in ids}


def _checked(entries: Sequence[tuple[int | None, str]], known: dict[str, str], source: str) -> list[str]:
    order: list[str] = []
    for line, entry in entries:
        if entry not in known:
            raise BadInput(source, line, f"“{entry[:60]}” is not one of the options.")
        if known[entry] in order:
            raise BadInput(source, line, f"“{entry[:60]}” is listed twice.")
        order.append(known[entry])
    if not order:
        raise BadInput(source, None, "the tie order is empty.")
    return order


def _from_json(text: str, ids: Sequence[str], names: Sequence[str], source: str) -> list[str]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise BadInput(source, line, "this is not valid JSON.") from None
    if isinstance(document, dict) and "order" not in document:
        return _revealed(document, ids, names, source)
    entries = document["order"] if isinstance(document, dict) else document
    if not isinstance(entries, list) or not all(isinstance(e, str) or type(e) is int for e in entries):
        raise BadInput(source, None, "the order must be a list of numbers or texts.")
    return _checked([(None, str(entry)) for entry in entries], _labels(ids, names), source)


def _revealed(document: dict[str, Any], ids: Sequence[str], names: Sequence[str], source: str) -> list[str]:
    secret, root = _hex(document, "secret", source), _hex(document, "ballot_root", source)
    beacon = document.get("beacon")
    if not isinstance(beacon, str) or not beacon:
        raise BadInput(source, None, "“beacon” must be the text of the public value drawn after the close.")
    if "commitment" in document:
        decision = document.get("decision_id")
        if not isinstance(decision, str):
            raise BadInput(source, None, "a commitment needs the “decision_id” it was made for.")
        if commitment(secret, decision) != _hex(document, "commitment", source):
            raise BadInput(source, None, "the secret is not the one that was committed to.")
    committed = document.get("option_ids", list(names))
    if not isinstance(committed, list) or len(committed) != len(ids) or len(set(map(str, committed))) != len(ids):
        raise BadInput(source, None, f"“option_ids” must give {len(ids)} different ids, one per option.")
    order = committed_order(tie_seed(secret, root, beacon), [str(option) for option in committed])
    places = {str(option): ids[place] for place, option in enumerate(committed)}
    return [places[option] for option in order]


def _hex(document: dict[str, Any], key: str, source: str) -> bytes:
    value = document.get(key)
    try:
        digest = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        digest = b""
    if len(digest) != 32:
        raise BadInput(source, None, f"“{key}” must be 64 hexadecimal digits.")
    return digest
