"""How many must agree before a vote may be hurried."""

from datetime import date

import pytest

from coop.decisions.calculations.short_notice import clear_days_between, consents_needed, short_notice_line


@pytest.mark.parametrize(
    ("members", "percent", "needed"),
    [
        (1, 90, 1), (2, 90, 2), (9, 90, 9), (10, 90, 9), (11, 90, 10), (20, 90, 18), (101, 90, 91), (10, 100, 10),
        # A majority of the members as well: 51 % of three are two, and of a hundred fifty-one.
        (3, 51, 2), (100, 51, 51), (4, 51, 3),
        # Nobody at all agrees to nothing.
        (0, 90, 1),
    ],
)  # fmt: skip
def test_it_takes_the_share_rounded_up_and_a_majority(members, percent, needed):
    assert consents_needed(members, percent) == needed


def test_clear_days_are_the_whole_days_between():
    assert clear_days_between(date(2026, 6, 3), date(2026, 6, 18)) == 14
    assert clear_days_between(date(2026, 6, 3), date(2026, 6, 4)) == 0
    assert clear_days_between(date(2026, 6, 3), date(2026, 6, 3)) == 0


def test_the_record_says_days_and_numbers():
    facts = {"clear_days": 6, "asked": 14, "agreed": 9, "needed": 9, "members": 10}
    assert short_notice_line(facts) == (
        "Notice was short: 6 clear days instead of 14. 9 of 10 members on the roll had agreed to that in writing; "
        "the rules ask for 9."
    )
