"""Taking a declaration back."""

from datetime import timedelta

import pytest

from coop.surplus.enums import AllocationState
from tests.factories.surplus import NOON, a_plan_by_vote, a_vote_in_force
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
TAKE_BACK = "/surplus/2025/plans/1/take-back/"


@pytest.fixture
def voted(treasurer, year):
    """A plan and the vote that declared it."""
    return a_plan_by_vote(treasurer, year, members="100", members__cash="40")


def test_a_plan_resolved_on_paper_is_taken_back_by_a_meeting_with_a_reason(signed_in, treasurer, rosa, declared):
    browser = signed_in(treasurer)
    page = browser.get(TAKE_BACK)
    parse_strictly(page)
    assert "undone in one entry" in page.text
    assert 'name="decision"' not in page.text
    answer = browser.post(TAKE_BACK, {"words": "The meeting saw an error", "meeting": "Meeting of 5 June"}, follow=True)
    parse_strictly(answer)
    declared.refresh_from_db()
    assert declared.state == AllocationState.REVERSED
    text = signed_in(rosa.user).get("/surplus/2025/plans/1/").text
    assert [words in text for words in ("The meeting saw an error", "Taken back by: Meeting of 5 June")] == [True, True]
    assert signed_in(rosa.user).get("/me/statements/2025/").status_code == 404


@pytest.mark.parametrize("missing", ["words", "meeting"])
def test_without_a_reason_and_a_meeting_nothing_is_taken_back(signed_in, treasurer, declared, missing):
    given = {"words": "An error", "meeting": "Meeting of 5 June"} | {missing: ""}
    answer = signed_in(treasurer).post(TAKE_BACK, given)
    assert answer.status_code == 422
    declared.refresh_from_db()
    assert declared.state == AllocationState.DECLARED


def test_what_was_not_declared_cannot_be_taken_back(signed_in, treasurer, plan):
    answer = signed_in(treasurer).post(TAKE_BACK, {"words": "No", "meeting": "None"}, follow=True)
    assert answer.redirect_chain == [("/surplus/2025/plans/1/", 302)]
    assert "That plan has moved on meanwhile" in answer.text


def test_a_vote_without_a_decision_against_it_leads_to_proposing_one(signed_in, treasurer, voted):
    _plan, vote = voted
    page = signed_in(treasurer).get(TAKE_BACK)
    parse_strictly(page)
    assert [words in page.text for words in (f'href="{vote.get_absolute_url()}"', 'href="/decisions/new/"')] == [
        True, True,
    ]  # fmt: skip
    assert '<form method="post" class="form"' not in page.text
    answer = signed_in(treasurer).post(TAKE_BACK, {"words": "I want to", "meeting": "A meeting nobody saw"})
    assert answer.status_code == 422
    assert voted[0].__class__.objects.get().state == AllocationState.DECLARED


def test_a_vote_is_taken_back_by_a_later_decision_that_everybody_can_open(signed_in, treasurer, rosa, voted, frozen):
    frozen(NOON + timedelta(days=30))
    later = a_vote_in_force("Share 2025 anew", at=NOON + timedelta(days=20))
    browser = signed_in(treasurer)
    page = browser.get(TAKE_BACK)
    parse_strictly(page)
    assert [words in page.text for words in (f'href="{later.get_absolute_url()}"', 'name="meeting"')] == [True, False]
    answer = browser.post(TAKE_BACK, {"words": "Hours were forgotten", "decision": later.pk}, follow=True)
    parse_strictly(answer)
    assert f'Taken back by: <a href="{later.get_absolute_url()}">Share 2025 anew</a>' in answer.text
    voted[0].refresh_from_db()
    assert (voted[0].state, voted[0].reversal_decision) == (AllocationState.REVERSED, later)


def test_beside_a_meeting_on_paper_a_vote_can_be_chosen(signed_in, treasurer, declared, frozen):
    frozen(NOON + timedelta(days=30))
    later = a_vote_in_force("Share 2025 anew", at=NOON + timedelta(days=20))
    browser = signed_in(treasurer)
    text = browser.get(TAKE_BACK).text
    assert [words in text for words in ('name="meeting"', "None: a meeting resolved it on paper")] == [True, True]
    neither = browser.post(TAKE_BACK, {"words": "An error", "meeting": "", "decision": ""})
    assert (neither.status_code, "Name the meeting that resolved it." in neither.text) == (422, True)
    assert browser.post(TAKE_BACK, {"words": "An error", "decision": later.pk}).status_code == 302


@pytest.mark.parametrize("votes", [1, 3])
def test_it_asks_as_little_whatever_there_is_to_choose(signed_in, treasurer, voted, votes):
    for number in range(votes):
        a_vote_in_force(f"Vote {number}", at=NOON + timedelta(days=number + 1))
    browser = signed_in(treasurer)
    asked = [queries_of(room, lambda: browser.get(TAKE_BACK)) for room in ("coop_surplus", "coop_decisions")]
    assert asked == [3, 4]
