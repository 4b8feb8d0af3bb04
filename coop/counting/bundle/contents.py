"""What a bundle holds, and how the documents become bytes."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coop.counting.calculations.tie_order import ballot_root
from coop.counting.formats.canonical import canonical, digest

FORMAT = "coopcount-bundle"
VERSION = 1
MANIFEST = "manifest.json"
DECISION, RULE_PACK, ROLL = "decision.json", "rule_pack.json", "roll.json"
BALLOTS, CHAIN, TIE, RESULT = "ballots.jsonl", "chain.jsonl", "tie.json", "result.json"
REQUIRED = (DECISION, RULE_PACK, ROLL, CHAIN, RESULT)
OPTIONAL = (BALLOTS, TIE)
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Contents:
    """The documents of one decision. ``ballots`` is none where they are not published."""

    decision: Mapping[str, Any]
    rule_pack: Any
    roll: Mapping[str, Any]
    chain: Sequence[Mapping[str, Any]]
    result: Any
    ballots: Sequence[Mapping[str, Any]] | None = None
    tie: Mapping[str, Any] | None = None


def bundle_bytes(contents: Contents) -> bytes:
    """The bundle: the same contents always give the same bytes. Ballots are sorted, so their order says nothing.

    Raises:
        NotCanonical: a document holds something that has no canonical form, such as a float.
    """
    entries = {
        DECISION: canonical(contents.decision),
        RULE_PACK: canonical(contents.rule_pack),
        ROLL: canonical(contents.roll),
        CHAIN: _lines([canonical(item) for item in contents.chain]),
        RESULT: canonical(contents.result),
    }
    if contents.ballots is not None:
        entries[BALLOTS] = _lines(sorted(canonical(ballot) for ballot in contents.ballots))
    if contents.tie is not None:
        entries[TIE] = canonical(contents.tie)
    return zip_bytes({MANIFEST: canonical(manifest(entries)), **entries})


def manifest(entries: Mapping[str, bytes]) -> dict[str, Any]:
    """The list of entries with their sizes and hashes, sealed with a hash of its own."""
    listing: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "entries": {
            name: {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()} for name, raw in entries.items()
        },
    }
    return {**listing, "seal": digest(listing)}


def zip_bytes(entries: Mapping[str, bytes]) -> bytes:
    """A zip file without compression, dates or anything else that could differ between machines."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries, key=lambda name: (name != MANIFEST, name)):
            info = zipfile.ZipInfo(name, _STAMP)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, entries[name])
    return out.getvalue()


def root_of(ballots: Sequence[Mapping[str, Any]]) -> str:
    """The ballot root (see ``calculations.tie_order``) over the canonical bytes of each ballot."""
    return ballot_root(hashlib.sha256(canonical(ballot)).digest() for ballot in ballots).hex()


def _lines(documents: Sequence[bytes]) -> bytes:
    return b"".join(document + b"\n" for document in documents)
