"""The words about secrecy, letter by letter: they are promises, and no promise may be made that is not kept."""

import pytest

from coop.decisions.calculations.secrecy import AUDIENCES, CLAIMS, FINALITY, RECEIPT_MEANING, SMALL_GROUPS, TITLES
from coop.decisions.enums import Secrecy, TurnoutAudience
from coop.rules.pack_wording import sentences

FORBIDDEN = ("anonym", "untrace", "nobody can ever", "impossible", "guarantee", "100", "fully secret")


def test_the_claims_are_the_ones_that_may_be_made():
    assert {level: str(words) for level, words in CLAIMS.items()} == {
        "L0": "Your name and vote are visible to members.",
        "L1+": "Other members and co-op staff cannot see your vote in this website. "
        "The people who run the server could work it out while voting is open.",
    }
    assert {level: str(words) for level, words in FINALITY.items()} == {
        "L0": "You can change your vote until voting closes. Your last vote counts.",
        "L1+": "Once you have voted you cannot change it: your name is not kept with your vote.",
    }
    assert {level: str(words) for level, words in RECEIPT_MEANING.items()} == {
        "L0": "The code shows that your vote is in the count, as you cast it.",
        "L1+": "The code shows that a vote of yours is in the count. It cannot show anyone how you voted.",
    }
    assert {audience: str(words) for audience, words in AUDIENCES.items()} == {
        "members": "While voting is open, members see how many have voted. No page shows who has.",
        "scrutineers": "While voting is open, only those who run this vote see how many have voted.",
        "none": "While voting is open, nobody sees how many have voted.",
    }


def test_every_level_and_audience_is_spoken_for():
    assert set(CLAIMS) == set(TITLES) == set(FINALITY) == set(RECEIPT_MEANING) == set(Secrecy.values)
    assert set(AUDIENCES) == set(TurnoutAudience.values)


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_word_promises_too_much(word):
    said = [*CLAIMS.values(), *TITLES.values(), *FINALITY.values(), *RECEIPT_MEANING.values(), *AUDIENCES.values()]
    assert [str(words) for words in [*said, SMALL_GROUPS] if word in str(words).lower()] == []


@pytest.mark.parametrize("level", Secrecy.values)
def test_the_rulebook_and_the_ballot_say_the_same(level):
    assert sentences({"secrecy": level})["secrecy"] == [str(CLAIMS[level])]
