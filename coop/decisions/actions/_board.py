"""Write on the board of a vote. Casting a ballot does it in the database (coop_decisions_board_ballot)."""

from coop.counting.bundle.chain import GENESIS, Event, link
from coop.decisions.models import BallotBox, BoardEntry


def write_on_board(box: BallotBox, kind: Event, **fields: str) -> str:
    """Append one entry and return its hash. The caller holds the decision locked."""
    last = BoardEntry.objects.filter(box=box).order_by("-n").values_list("n", "hash").first()
    n, prev = (last[0] + 1, last[1]) if last else (1, GENESIS)
    entry = {"n": n, "prev": prev, "kind": kind.value, **fields}
    made = BoardEntry.objects.create(box=box, n=n, kind=kind.value, payload=fields, prev=prev, hash=link(entry))
    return made.hash
