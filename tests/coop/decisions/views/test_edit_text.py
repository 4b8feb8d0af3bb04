"""Changing one's own text."""

import pytest

from tests.factories.deciding import PROPOSED, WORDS, a_draft_decision, under_discussion

pytestmark = pytest.mark.django_db
TEXT = {**WORDS.__dict__, "cost": "About £2,400, once."}


def test_every_version_stays(browse, jo):
    decision = a_draft_decision(jo)
    answer = browse(jo, PROPOSED).post(f"/decisions/{decision.slug}/edit/", TEXT)
    assert answer.status_code == 302
    costs = list(decision.texts.order_by("number").values_list("cost", flat=True))
    assert costs == ["About £1,800, once.", "About £2,400, once."]


def test_another_member_may_not(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    assert browse(sam, PROPOSED).get(f"/decisions/{decision.slug}/edit/").status_code == 403


def test_whoever_saves_over_a_newer_version_is_told(browse, jo):
    decision = a_draft_decision(jo)
    client = browse(jo, PROPOSED)
    url = f"/decisions/{decision.slug}/edit/"
    assert client.post(url, {**TEXT, "seen": "1"}).status_code == 302
    answer = client.post(url, {**TEXT, "seen": "1"})
    assert answer.status_code == 409
    assert "Somebody else moved this decision" in answer.content.decode()


def test_without_a_title_it_is_asked_for(browse, jo):
    decision = a_draft_decision(jo)
    assert browse(jo, PROPOSED).post(f"/decisions/{decision.slug}/edit/", {**TEXT, "title": ""}).status_code == 422
