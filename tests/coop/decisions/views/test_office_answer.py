"""Answering what members question."""

import pytest

from coop.decisions.actions.object_to_roll import object_to_roll
from tests.factories.deciding import SENT, noticed

pytestmark = pytest.mark.django_db


def test_an_objection_to_the_roll_gets_an_answer_in_words_once(browse, ana, jo, sam):
    decision = noticed(jo, ana)
    asked = object_to_roll(by=sam.user, decision=decision, text="My sister is missing.", at=SENT)
    client, url = browse(ana, SENT), f"/office/decisions/{decision.slug}/answers/{asked.pk}/"
    assert "My sister is missing." in client.get(url).content.decode()
    assert client.post(url, {"outcome": "dismissed", "answer": ""}).status_code == 422
    sent = {"outcome": "dismissed", "answer": "She has not paid her share yet."}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 409
    asked.refresh_from_db()
    assert (asked.outcome, asked.answered_by) == ("dismissed", ana.user)


def test_members_may_not(browse, ana, jo):
    decision = noticed(jo, ana)
    asked = object_to_roll(by=jo.user, decision=decision, text="No.", at=SENT)
    assert browse(jo, SENT).get(f"/office/decisions/{decision.slug}/answers/{asked.pk}/").status_code == 403
