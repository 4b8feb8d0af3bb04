"""The list of decisions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.enums import Kind
from tests.factories.deciding import CLOSES, OPENS, PROPOSED, SENT, a_draft_decision, a_voter, an_open_vote, noticed

pytestmark = pytest.mark.django_db
PAGE = "/decisions/"


def ours(client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(PAGE).status_code == 200
    return sum('"coop_decisions_' in query["sql"] for query in captured.captured_queries)


def test_without_decisions_the_page_says_what_will_happen(browse):
    page = browse(None, SENT).get(PAGE).content.decode()
    assert "No vote is open" in page
    assert "Nothing has been decided here yet." in page


def test_an_open_vote_shows_its_turnout_and_time_left_to_members(browse, ana, jo):
    decision = an_open_vote(jo, ana)
    cast_ballot(by=jo, decision=decision, choice={"choice": "for"}, key="0" * 31 + "1", at=decision.opened_at)
    page = browse(jo, CLOSES - timedelta(days=3)).get(PAGE).content.decode()
    assert "1 of 2 voted" in page
    assert "3 days left" in page


def test_a_stranger_sees_the_title_and_not_the_turnout(browse, ana, jo):
    an_open_vote(jo, ana)
    page = browse(None, OPENS + timedelta(days=1)).get(PAGE).content.decode()
    assert "A bike for deliveries" in page
    assert "voted" not in page


def test_a_draft_is_seen_by_its_author_alone(browse, jo, sam):
    a_draft_decision(jo)
    assert "A bike for deliveries" in browse(jo, PROPOSED).get(PAGE).content.decode()
    assert "A bike for deliveries" not in browse(sam, PROPOSED).get(PAGE).content.decode()


def test_a_decision_about_a_person_is_not_told_to_strangers(browse, ana, jo):
    sue = a_voter("Sue Moor")
    payload = {"member_id": sue.pk, "user_id": sue.user_id, "reasons": "Repeatedly absent."}
    noticed(jo, ana, kind=Kind.EXPULSION, payload=payload, opens_at=OPENS + timedelta(days=14),
            closes_at=CLOSES + timedelta(days=14))  # fmt: skip
    assert "A bike for deliveries" not in browse(None, SENT).get(PAGE).content.decode()
    assert "A bike for deliveries" in browse(sue, SENT).get(PAGE).content.decode()


@pytest.mark.parametrize("votes", [1, 3])
def test_the_list_takes_three_statements_of_ours_whatever_its_length(browse, ana, jo, votes):
    for _number in range(votes):
        an_open_vote(jo, ana)
    assert ours(browse(jo, OPENS + timedelta(days=1))) == 3


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "٣"])
def test_an_odd_page_number_is_answered(browse, page):
    assert browse(None, SENT).get(PAGE, {"page": page}).status_code == 200
