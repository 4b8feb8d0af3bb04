"""The packs that come with the software, read from their files."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "packs"
FOUNDING = "plain_default"


def shipped_packs() -> list[str]:
    """The ids of the packs that come with the software."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def shipped_pack(code: str) -> dict[str, Any]:
    """The body of one shipped pack. Raises LookupError for a name that is not shipped."""
    if code not in shipped_packs():
        raise LookupError(f"no rule pack {code!r} comes with the software; there are {shipped_packs()}")
    body: dict[str, Any] = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return body
