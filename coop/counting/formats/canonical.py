"""Canonical JSON (RFC 8785): one sequence of bytes for one document, so that its hash means something.

Only whole numbers are allowed, within the range that every reader of JSON keeps exactly (RFC 8785 appendix D):
votes, money and minutes are whole numbers here, and larger or fractional ones are written as text.
"""

import hashlib
import json
from typing import Any

LARGEST = 2**53 - 1
_quoted = json.encoder.encode_basestring  # what json.dumps(..., ensure_ascii=False) does with a text


class NotCanonical(ValueError):
    """The document cannot be written canonically, or the bytes are not how it would be written."""


def canonical(document: Any) -> bytes:
    """The document as RFC 8785 bytes.

    Raises:
        NotCanonical: it holds a float, a number out of range, half a character, or something JSON does not know.
    """
    pieces: list[str] = []
    _write(document, pieces)
    try:
        return "".join(pieces).encode()
    except UnicodeEncodeError:
        raise NotCanonical("a text holds half of a surrogate pair") from None


def digest(document: Any) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def parse_canonical(raw: bytes) -> Any:
    """Read a document and insist that its bytes are the canonical ones: no byte can differ and mean the same.

    Raises:
        NotCanonical: it is not JSON, or not in canonical form.
    """
    try:
        document = json.loads(raw.decode("utf-8"), parse_float=_no_float, parse_constant=_no_float)
        if canonical(document) != raw:
            raise NotCanonical("not in canonical form (RFC 8785)")
    except NotCanonical:
        raise
    except (ValueError, RecursionError):  # not UTF-8, not JSON, absurdly long numbers or absurdly deep
        raise NotCanonical("not valid JSON in UTF-8") from None
    return document


def _write(value: Any, pieces: list[str]) -> None:
    if type(value) is str:  # by far the most common, so asked first
        pieces.append(_quoted(value))
    elif value is None or value is True or value is False:
        pieces.append({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, str):
        pieces.append(_quoted(value))
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical(f"the number {value} is too large to be exact everywhere; write it as text")
        pieces.append(str(value))
    elif isinstance(value, list | tuple):
        _write_list(value, pieces)
    elif isinstance(value, dict):
        _write_object(value, pieces)
    else:
        raise NotCanonical(f"a {type(value).__name__} has no canonical form here")


def _write_list(items: list[Any] | tuple[Any, ...], pieces: list[str]) -> None:
    pieces.append("[")
    for place, item in enumerate(items):
        if place:
            pieces.append(",")
        _write(item, pieces)
    pieces.append("]")


def _write_object(members: dict[Any, Any], pieces: list[str]) -> None:
    """Members are sorted by the UTF-16 code units of their names (RFC 8785 3.2.3)."""
    if not all(isinstance(key, str) for key in members):
        raise NotCanonical("the name of a member must be text")
    pieces.append("{")
    for place, key in enumerate(sorted(members, key=lambda key: key.encode("utf-16-be", "surrogatepass"))):
        if place:
            pieces.append(",")
        pieces.append(_quoted(key) + ":")
        _write(members[key], pieces)
    pieces.append("}")


def _no_float(text: str) -> Any:
    raise NotCanonical(f"the number {text[:40]} is not whole")
