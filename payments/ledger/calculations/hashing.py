"""The hash chain over the books of a month: one value that no row can be changed under.

Each journal is written out as canonical JSON (a list, fixed order, UTF-8, no spaces, times in UTC to the microsecond)
and hashed; each hash is folded into the chain: root = SHA-256(root before + digest of the journal). A month begins from
SHA-256(root of the month before + its own name, "2026-09"), the first month from GENESIS: so the newest root stands for
every journal up to that day, and no two months share a root, not even empty ones.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date

from payments.ledger.calculations.rows import Row, by_journal

GENESIS = "0" * 64


def journal_digest(rows: Sequence[Row]) -> bytes:
    """SHA-256 of one journal with all its rows, in their order."""
    first = rows[0]
    content = [
        first.journal,
        first.kind,
        first.key,
        first.reference,
        first.journal_memo,
        first.at.astimezone(UTC).isoformat(timespec="microseconds"),
        first.booked_on.isoformat(),
        first.reverses,
        [list(row[Row._fields.index("entry") :]) for row in rows],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def chain(previous_root: str, month: date, rows: Iterable[Row]) -> tuple[str, int]:
    """Fold every journal of a month (ordered by day, journal, row) into the chain; return its root and their number."""
    root = hashlib.sha256(bytes.fromhex(previous_root) + f"{month:%Y-%m}".encode()).digest()
    journals = 0
    for journal in by_journal(rows):
        root = hashlib.sha256(root + journal_digest(journal)).digest()
        journals += 1
    return root.hex(), journals
