"""Proposing: what it is about, then the words."""

import pytest

from coop.decisions.models import Decision
from coop.decisions.subjects.policy_change import PolicyChange
from tests.factories.deciding import PROPOSED, WORDS
from tests.factories.marketplace import a_member, a_user

pytestmark = pytest.mark.django_db
PAGE = "/decisions/new/"
TEXT = dict(WORDS.__dict__)


def test_first_a_member_says_what_it_is_about(browse, jo):
    page = browse(jo, PROPOSED).get(PAGE).content.decode()
    assert "?kind=policy_change" in page
    assert "?kind=election" not in page  # elections are called by the board


def test_a_resolution_becomes_a_draft_with_its_first_version(browse, jo):
    answer = browse(jo, PROPOSED).post(f"{PAGE}?kind=resolution", TEXT)
    decision = Decision.objects.get()
    assert answer["Location"] == f"/decisions/{decision.slug}/"
    assert (decision.state, decision.proposer, decision.texts.get().cost) == ("draft", jo, "About £1,800, once.")


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [("levy_bp", "7,5 %", 750), ("price_floor_minor_per_hour", "£16.50", 1650), ("hold_minutes", "20", 20)],
)
def test_a_new_value_is_written_as_people_say_it(browse, jo, key, typed, value):
    browse(jo, PROPOSED).post(f"{PAGE}?kind=policy_change", {**TEXT, "key": key, "value": typed})
    assert Decision.objects.get().subject_payload == {"key": key, "value": value, "scope": "", "starts_on": ""}


def test_a_value_nobody_can_read_is_asked_for_again(browse, jo):
    sent = {**TEXT, "key": "levy_bp", "value": "a little less"}
    answer = browse(jo, PROPOSED).post(f"{PAGE}?kind=policy_change", sent)
    assert answer.status_code == 422
    assert "Write a percentage, such as 7 or 7.5." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_value_that_nothing_reads_is_not_put_to_the_vote(browse, jo, ana):
    client, url = browse(jo, PROPOSED), f"{PAGE}?kind=policy_change&key=respond_hours&value=12"
    page = client.get(url).content.decode()
    assert ('value="respond_hours"' in page, 'value="hold_minutes"' in page) == (False, True)
    assert client.post(url, {**TEXT, "key": "respond_hours", "value": "12"}).status_code == 422
    problem = PolicyChange().problem_with({"key": "respond_hours", "value": 12}, PROPOSED)
    assert problem == (
        "Commonwork does not use “How long a worker has to answer a request” yet: a vote on it would change nothing."
    )


def test_the_board_calls_an_election(browse, ana):
    assert "?kind=election" in browse(ana, PROPOSED).get(PAGE).content.decode()
    sent = {"title": "Board", "question": "Who should sit on the board?", "seats_to_fill": "3"}
    browse(ana, PROPOSED).post(f"{PAGE}?kind=election", sent)
    decision = Decision.objects.get()
    assert (decision.seats, decision.proposer, decision.subject_payload["office"]) == (3, None, "board")


def test_closing_the_co_op_is_a_special_decision_of_its_own(browse, jo):
    page = browse(jo, PROPOSED).get(PAGE).content.decode()
    assert "?kind=dissolution" in page
    assert page.count("Special decision<") == 1
    form = browse(jo, PROPOSED).get(f"{PAGE}?kind=dissolution").content.decode()
    assert "on which only the classes vote that vote on closing the co-op" in form
    browse(jo, PROPOSED).post(f"{PAGE}?kind=dissolution", TEXT)
    decision = Decision.objects.get()
    assert (decision.kind, decision.decision_type, decision.subject_key) == ("dissolution", "special", "none")


def test_a_link_from_a_rule_fills_in_the_value(browse, jo):
    page = browse(jo, PROPOSED).get(PAGE, {"kind": "policy_change", "key": "levy_bp", "value": "7"}).content.decode()
    assert 'value="7"' in page


def test_who_is_no_member_may_not_propose(browse):
    guest = a_member(a_user("Guest"), state="applied")
    assert browse(guest, PROPOSED).get(PAGE).status_code == 403
