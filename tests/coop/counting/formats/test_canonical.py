"""Canonical JSON (RFC 8785)."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.formats.canonical import NotCanonical, canonical, digest, parse_canonical

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def test_members_are_sorted_by_utf_16_code_units_as_in_the_rfc() -> None:
    """RFC 8785 3.2.3: the emoji (two surrogates, D83D DE00) sorts before the Hebrew letter FB33, whose code point
    is smaller."""
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    written = canonical(dict.fromkeys(names, 0)).decode()
    order = [name for name, _ in json.loads(written, object_pairs_hook=lambda pairs: pairs)]
    assert order == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_texts_are_escaped_as_in_the_rfc() -> None:
    """RFC 8785 3.2.2.2: only what must be escaped is; controls have two-character or lower-case \\u escapes."""
    text = '\u20ac$\u000f\nA\'B"\\"/\u007f'
    assert canonical(text).decode() == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/\u007f"'


def test_there_is_no_white_space_and_literals_are_plain() -> None:
    assert canonical({"b": [1, -2, None, True, False, ()], "a": {}}) == b'{"a":{},"b":[1,-2,null,true,false,[]]}'


def test_the_digest_is_sha_256_of_the_bytes() -> None:
    assert digest({"a": 1}) == hashlib.sha256(b'{"a":1}').hexdigest()


@pytest.mark.parametrize(
    "document",
    [1.0, float("nan"), 2**53, -(2**53), {1: 2}, {"a": object()}, b"bytes", "\ud800", {"\udfff": 1}, [[0.5]]],
)
def test_what_has_no_exact_form_is_refused(document: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical(document)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"1.0", b"1e2", b"NaN", b"-0", b"01", b'"\\u0041"',
     b'"\\/"', b'"\\u000A"', b'{"a":1}\n', b"\xff", b"[" * 100_000, b"9" * 5000, b'"\\ud800"'],
)  # fmt: skip
def test_bytes_that_are_not_the_canonical_ones_are_refused(raw: bytes) -> None:
    with pytest.raises(NotCanonical):
        parse_canonical(raw)


@settings(deadline=None, max_examples=150)
@given(PLAIN)
def test_what_is_written_parses_back_and_only_those_bytes_do(document: Any) -> None:
    raw = canonical(document)
    assert parse_canonical(raw) == document
    assert json.loads(raw) == document
    with pytest.raises(NotCanonical):
        parse_canonical(raw + b" ")
