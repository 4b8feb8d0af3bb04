"""The committed order that settles ties (governance 5.2)."""

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.tie_order import ballot_root, commitment, committed_order, tie_seed

SECRET = bytes(range(32))
ROOT = hashlib.sha256(b"ballots").digest()


def test_the_commitment_is_the_hash_of_secret_and_decision() -> None:
    assert commitment(SECRET, "decision-7").hex() == hashlib.sha256(SECRET + b"decision-7").hexdigest()


def test_the_order_follows_from_secret_root_and_beacon_by_the_published_recipe() -> None:
    seed = hashlib.sha256(b"coop-tie-v1" + SECRET + ROOT + "tirage 12 août".encode()).digest()
    assert tie_seed(SECRET, ROOT, "tirage 12 août") == seed
    ids = ["ada", "bo", "cy", "di"]
    by_hand = sorted(ids, key=lambda option: hashlib.sha256(seed + option.encode()).hexdigest())
    assert committed_order(seed, ids) == by_hand


def test_each_ingredient_changes_the_seed() -> None:
    seeds = {
        tie_seed(SECRET, ROOT, "42"),
        tie_seed(SECRET[::-1], ROOT, "42"),
        tie_seed(SECRET, ROOT[::-1], "42"),
        tie_seed(SECRET, ROOT, "43"),
    }
    assert len(seeds) == 4


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32), st.sets(st.text(min_size=1, max_size=8), max_size=8), st.randoms())
def test_the_order_of_the_options_makes_no_difference(seed: bytes, ids: set[str], shuffler: random.Random) -> None:
    shuffled = sorted(ids)
    shuffler.shuffle(shuffled)
    assert committed_order(seed, shuffled) == committed_order(seed, sorted(ids))


def test_every_option_is_first_for_some_seed() -> None:
    firsts = {committed_order(bytes([number]) * 32, ["ada", "bo", "cy"])[0] for number in range(40)}
    assert firsts == {"ada", "bo", "cy"}


@settings(deadline=None)
@given(st.lists(st.binary(min_size=32, max_size=32), max_size=6), st.randoms())
def test_the_ballot_root_does_not_depend_on_the_order_of_the_ballots(
    digests: list[bytes], shuffler: random.Random
) -> None:
    shuffled = digests.copy()
    shuffler.shuffle(shuffled)
    assert ballot_root(shuffled) == ballot_root(digests)
    assert ballot_root([*digests, b"x" * 32]) != ballot_root(digests)


def test_a_secret_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes, not 31"):
        commitment(SECRET[1:], "decision-7")
    with pytest.raises(ValueError, match="32 bytes, not 33"):
        tie_seed(SECRET + b"x", ROOT, "42")
