"""A class in words for those who join: what it says about the vote is what the roll does."""

import pytest

from coop.membership.models import MemberClass
from coop.membership.wording import voting_words

ALL = {"votes_in_general": True, "votes_on_rules": True, "votes_on_conversion": True, "votes_on_dissolution": True}
NONE = dict.fromkeys(ALL, False)


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (ALL, ["You have one vote, however many shares you hold."]),
        (ALL | {"votes_on_rules": False, "votes_on_dissolution": False},
         ["You have one vote, however many shares you hold.", "You do not vote on: the rules, closing the co-op."]),
        (NONE | {"votes_on_rules": True}, ["You vote only on: the rules."]),
        (NONE, ["You have no vote."]),
    ],
)  # fmt: skip
def test_the_vote_of_a_class_in_words(rights, words):
    assert voting_words(MemberClass(code="user", **rights)) == words
