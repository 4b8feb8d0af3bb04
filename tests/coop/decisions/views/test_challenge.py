"""Appeals and challenges."""

from datetime import timedelta

import pytest

from coop.decisions.actions.rule_out import rule_out
from coop.decisions.models import Decision
from tests.factories.deciding import CLOSES, PROPOSED, a_submitted, decided

pytestmark = pytest.mark.django_db


def test_a_proposer_appeals_against_a_ruling(browse, ana, jo):
    decision = rule_out(by=ana.user, decision=a_submitted(jo), reason="We have a bike.", at=PROPOSED)
    url = f"/decisions/{decision.slug}/challenge/"
    assert "Appeal against the ruling" in browse(jo, PROPOSED).get(url).content.decode()
    assert browse(jo, PROPOSED).post(url, {"text": "It was stolen in March."}).status_code == 302
    assert decision.challenges.get().kind == "ruling"


def test_whoever_was_on_the_roll_challenges_a_result(browse, ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    client = browse(jo, CLOSES + timedelta(days=1))
    assert client.post(f"/decisions/{decision.slug}/challenge/", {"text": ""}).status_code == 422
    assert client.post(f"/decisions/{decision.slug}/challenge/", {"text": "It opened late."}).status_code == 302
    assert Decision.objects.get().state == "challenged"


def test_where_there_is_nothing_to_challenge_the_page_says_so_instead_of_asking(browse, ana, jo):
    page = browse(jo, PROPOSED).get(f"/decisions/{a_submitted(jo).slug}/challenge/").content.decode()
    assert "Nothing can be challenged here now" in page
    assert "<textarea" not in page
