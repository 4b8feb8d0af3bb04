"""Answering a change from its button."""

import pytest

from coop.decisions.models import Amendment
from tests.factories.deciding import SENT, amended, under_discussion

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(ana, jo, sam):
    decision = under_discussion(jo, ana)
    amended(decision, sam, text="The van is stuck in the valley.")
    return decision


def send(client, decision, verb, number=1):
    return client.post(f"/decisions/{decision.slug}/changes/{number}/answer/{verb}/")


@pytest.mark.parametrize(
    ("verb", "who", "answer"), [("accept", "jo", "accepted"), ("put", "sam", "put"), ("withdraw", "sam", "withdrawn")]
)
def test_each_button_does_what_it_says(browse, decision, jo, sam, verb, who, answer):
    client = browse({"jo": jo, "sam": sam}[who], SENT)
    assert send(client, decision, verb)["Location"] == f"/decisions/{decision.slug}/changes/#change-1"
    assert Amendment.objects.get().answer == answer
    assert send(client, decision, verb).status_code == 409


@pytest.mark.parametrize("verb", ["accept", "put", "withdraw"])
def test_nobody_answers_for_others(browse, decision, ana, jo, sam, verb):
    wrong = {"accept": sam, "put": None, "withdraw": jo}[verb]
    if wrong is not None:
        assert send(browse(wrong, SENT), decision, verb).status_code == 403
    assert Amendment.objects.get().answer == ""


def test_odd_answers_are_not_found_and_looking_does_nothing(browse, decision, jo):
    client = browse(jo, SENT)
    assert send(client, decision, "burn").status_code == 404
    assert send(client, decision, "accept", number=7).status_code == 404
    assert client.get(f"/decisions/{decision.slug}/changes/1/answer/accept/").status_code == 405
