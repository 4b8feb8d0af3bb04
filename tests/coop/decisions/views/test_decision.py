"""The page of one decision."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.decisions.actions.comment import comment
from coop.decisions.enums import Kind
from tests.factories.deciding import (
    OPENS,
    PROPOSED,
    SENT,
    a_draft_decision,
    a_submitted,
    a_voter,
    an_open_vote,
    noticed,
    under_discussion,
)

pytestmark = pytest.mark.django_db
LEVY = {"key": "levy_bp", "value": 700, "scope": "", "starts_on": ""}


def url(decision):
    return f"/decisions/{decision.slug}/"


def test_members_read_what_passes_what_fails_the_cost_and_how_it_is_decided(browse, ana, jo, sam):
    decision = an_open_vote(jo, ana)
    page = browse(sam, OPENS + timedelta(days=1)).get(url(decision)).content.decode()
    for words in (
        "We buy a second-hand cargo bike.",
        "We go on with the van alone.",
        "About £1,800, once.",
        "Jo Brook",
        "It is carried if more than half of the votes for and against are for it.",
        "It counts only if at least 2 of 3 members take part.",
        "Your name and vote are visible to members.",
        "Friday 3 July 2026, 18:00 (BST)",
        f"/decisions/{decision.slug}/vote/",
    ):
        assert words in page, words


def test_a_stranger_reads_the_question_and_not_the_text(browse, ana, jo):
    decision = an_open_vote(jo, ana)
    page = browse(None, OPENS + timedelta(days=1)).get(url(decision)).content.decode()
    assert "Shall we buy a cargo bike for deliveries?" in page
    assert "second-hand" not in page
    assert "Jo Brook" not in page


def test_a_change_of_a_value_says_now_and_then_and_can_be_tried(browse, ana, jo):
    decision = noticed(jo, ana, kind=Kind.POLICY_CHANGE, payload=LEVY)
    page = browse(jo, SENT).get(url(decision)).content.decode()
    assert "now 8 %, then 7 %." in page
    assert "/rules/levy_bp/try/?value=7" in page


def test_a_draft_is_not_found_by_others(browse, jo, sam):
    decision = a_draft_decision(jo)
    assert browse(jo, PROPOSED).get(url(decision)).status_code == 200
    assert browse(sam, PROPOSED).get(url(decision)).status_code == 404


def test_somebody_who_joined_after_the_notice_is_told_so(browse, ana, jo):
    decision = an_open_vote(jo, ana)
    late = a_voter("Late Comer")
    page = browse(late, OPENS + timedelta(days=1)).get(url(decision)).content.decode()
    assert "You are not on the roll of this vote." in page
    assert f"/decisions/{decision.slug}/vote/" not in page


def test_who_can_support_it_sees_how_many_names_are_needed(browse, jo, sam):
    decision = a_submitted(jo)
    page = browse(sam, PROPOSED).get(url(decision)).content.decode()
    assert "0 of 1 names that make the board put it to a vote within a month." in page
    assert f"/decisions/{decision.slug}/step/sponsor/" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_statements_whatever_is_said(browse, ana, jo, number):
    decision = under_discussion(jo, ana)
    for _each in range(number):
        comment(by=jo.user, decision=decision, text="Good idea.", at=PROPOSED)
    client = browse(jo, PROPOSED)
    with CaptureQueriesContext(connection) as captured:
        client.get(url(decision))
    assert sum('"coop_decisions_' in query["sql"] for query in captured.captured_queries) == 10
