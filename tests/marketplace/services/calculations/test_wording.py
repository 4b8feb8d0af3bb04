"""Rules and lengths in words."""

import pytest

from marketplace.services.calculations.wording import cancel_words, length_words, notice_words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (90, "1 h 30 min"), (120, "2 hours"), (1440, "1 day"),
     (4320, "3 days"), (1500, "25 hours")],
)  # fmt: skip
def test_a_length_is_written_the_way_people_say_it(minutes, words):
    assert length_words(minutes) == words


def test_the_cancellation_rule_is_one_line_with_its_hours():
    assert cancel_words(cutoff_hours=24, grace_minutes=60) == (
        "Cancel free of charge until 1 day before it starts. "
        "Also within 1 hour of booking, when the start is more than two hours away."
    )
    assert cancel_words(cutoff_hours=4, grace_minutes=0) == "Cancel free of charge until 4 hours before it starts."
    assert cancel_words(cutoff_hours=0, grace_minutes=60) == "Cancel free of charge until it starts."


def test_notice_is_said_in_words():
    assert notice_words(0) == "Book up to the last minute."
    assert notice_words(120) == "Book at least 2 hours ahead."
