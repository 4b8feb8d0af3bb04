"""Reading the board of a vote."""

from typing import Any

from coop.decisions.models import BallotBox, BoardEntry


def board_links(box: BallotBox) -> list[dict[str, Any]]:
    """The whole chain, in the form of ``chain.jsonl``."""
    rows = (
        BoardEntry.objects.filter(box=box).order_by("n").values_list("n", "prev", "kind", "payload", "receipt", "hash")
    )
    return [_link(*row) for row in rows.iterator(chunk_size=5000)]


def _link(n: int, prev: str, kind: str, payload: dict[str, Any], receipt: str | None, hash_: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"n": n, "prev": prev, "kind": kind, **payload}
    if receipt is not None:
        entry["digest"] = receipt
    return {"entry": entry, "hash": hash_}


def as_link(row: BoardEntry) -> dict[str, Any]:
    return _link(row.n, row.prev, row.kind, row.payload, row.receipt, row.hash)


def fate_of(box: BallotBox, receipt: str) -> str:
    """What became of the ballot of a receipt: `live`, `replaced` or `discounted`."""
    later = BoardEntry.objects.filter(box=box)
    if later.filter(payload__replaces=receipt).exists():
        return "replaced"
    return "discounted" if later.filter(kind="discount", payload__digest=receipt).exists() else "live"


def head_of(box: BallotBox) -> str:
    """The hash of the last entry: whoever notes it down can prove that nothing before it changed."""
    return str(BoardEntry.objects.filter(box=box).order_by("-n").values_list("hash", flat=True)[0])


def find_receipt(box: BallotBox, start: str) -> BoardEntry | None:
    """The entry of the receipt that begins with these hexadecimal digits (20 or more)."""
    return BoardEntry.objects.filter(box=box, receipt__gte=start, receipt__lt=start + "g").first()


def entries_around(box: BallotBox, n: int) -> list[BoardEntry]:
    """An entry with the one before it and the one after it."""
    return list(BoardEntry.objects.filter(box=box, n__in=(n - 1, n, n + 1)).order_by("n"))
