"""The button that puts a correction to the members."""

import pytest

from coop.surplus.enums import AllocationState

pytestmark = pytest.mark.django_db

PAGE = "/surplus/settlements/1/propose/"


def test_a_proposal_that_names_the_hash_is_written(signed_in, board, correction):
    answer = signed_in(board).post(PAGE)
    assert answer.url.startswith("/decisions/correct-how-the-surplus-of-2025-was-shared")
    correction.refresh_from_db()
    assert (correction.state, correction.decision_url) == (AllocationState.PROPOSED, answer.url)


def test_twice_is_refused_in_words(signed_in, board, correction):
    browser = signed_in(board)
    browser.post(PAGE)
    assert "That plan has moved on meanwhile" in browser.post(PAGE, follow=True).text
