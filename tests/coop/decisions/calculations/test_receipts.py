"""Receipts: codes that people can write down, and that say nothing of a secret vote."""

import hashlib

import pytest

from coop.counting.formats.canonical import canonical
from coop.decisions.calculations.option_order import shuffled_for
from coop.decisions.calculations.receipts import (
    code_of,
    detached_receipt,
    is_key,
    new_key,
    nonce_of,
    open_receipt,
    receipt_start,
)
from coop.decisions.calculations.small_cells import ballots_may_be_published, classes_may_be_shown
from coop.decisions.calculations.vote_documents import blt_text, named_ballot

KEY = "0123456789abcdef" * 2


def test_a_key_is_new_each_time_and_only_a_key_is_one():
    assert new_key() != new_key()
    assert is_key(new_key())
    assert [is_key(text) for text in ("", "0" * 31, "0" * 33, "G" * 32, "A" * 32, KEY)] == [False] * 5 + [True]


def test_the_receipt_of_a_named_vote_is_the_hash_of_the_published_ballot():
    ballot = named_ballot({"choice": "for"}, nonce_of(KEY))
    assert open_receipt(ballot) == hashlib.sha256(canonical(ballot)).hexdigest()
    assert KEY not in str(ballot)


def test_the_receipt_of_a_secret_vote_follows_from_key_and_vote_alone():
    assert detached_receipt(KEY, "levy/1") == detached_receipt(KEY, "levy/1")
    assert (
        len({detached_receipt(KEY, "levy/1"), detached_receipt(KEY, "levy/2"), detached_receipt("1" * 32, "levy/1")})
        == 3
    )


def test_a_code_is_read_however_it_is_typed():
    receipt = detached_receipt(KEY, "levy/1")
    code = code_of(receipt)
    assert code == "-".join(receipt[:20].upper()[at : at + 4] for at in range(0, 20, 4))
    for typed in (code, code.lower(), code.replace("-", " "), f" {code} ", code.replace("-", "–")):
        assert receipt_start(typed) == receipt[:20]
    assert receipt_start(receipt) == receipt


@pytest.mark.parametrize("typed", ["", "3F2A", "hello", "3F2A-91C0-77BD-0E41-5A6", "G" * 20, "a" * 65, "%" * 20])
def test_what_cannot_be_a_code_is_none(typed):
    assert receipt_start(typed) is None


def test_each_voter_has_an_order_of_their_own_that_stays():
    keys = [f"member-{n}" for n in range(8)]
    orders = {tuple(shuffled_for(f"m_{n}", "board/1", keys)) for n in range(20)}
    assert len(orders) > 15
    assert shuffled_for("m_1", "board/1", keys) == shuffled_for("m_1", "board/1", list(reversed(keys)))
    first = [shuffled_for(f"m_{n}", "board/1", keys)[0] for n in range(800)]
    assert max(first.count(key) for key in keys) < 150  # about a hundred each


def test_classes_are_shown_with_five_votes_in_each():
    assert classes_may_be_shown({"worker": 5, "user": 5})
    assert not classes_may_be_shown({"worker": 50, "user": 4})
    assert not classes_may_be_shown({"worker": 50})


def test_ballots_are_published_where_they_give_nobody_away():
    said = {"by_class": False, "cast": {"": 19}}
    assert not ballots_may_be_published(ranked=True, secret=True, **said)
    assert ballots_may_be_published(ranked=False, secret=True, **said)
    assert ballots_may_be_published(ranked=True, secret=False, **said)
    assert ballots_may_be_published(ranked=True, secret=True, by_class=False, cast={"": 20})
    assert not ballots_may_be_published(ranked=False, secret=True, by_class=True, cast={"a": 9, "b": 4})


def test_a_blt_file_quotes_what_must_be_quoted():
    text = blt_text("Board\n2026", 1, ['Ada "A" Lane', "Bo\\b"], [2], {(1, 2): 3, (): 1})
    assert text == '2 1\n-2\n1 0\n3 1 2 0\n0\n"Ada \\"A\\" Lane"\n"Bo\\\\b"\n"Board 2026"\n'
