"""Answering what members question."""

import pytest

from coop.decisions.actions.object_to_roll import object_to_roll
from tests.factories.deciding import SENT, an_officer, noticed

pytestmark = pytest.mark.django_db


def test_an_objection_to_the_roll_gets_an_answer_in_words_once(browse, ana, jo, sam):
    decision = noticed(jo, ana)
    asked = object_to_roll(by=sam.user, decision=decision, text="My sister is missing.", at=SENT)
    bo = an_officer("Bo Lind", office="board")
    client, url = browse(bo, SENT), f"/office/decisions/{decision.slug}/answers/{asked.pk}/"
    assert "My sister is missing." in client.get(url).content.decode()
    assert client.post(url, {"outcome": "dismissed", "answer": ""}).status_code == 422
    sent = {"outcome": "dismissed", "answer": "She has not paid her share yet."}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 409
    asked.refresh_from_db()
    assert (asked.outcome, asked.answered_by) == ("dismissed", bo.user)


def test_members_may_not(browse, ana, jo):
    decision = noticed(jo, ana)
    asked = object_to_roll(by=jo.user, decision=decision, text="No.", at=SENT)
    assert browse(jo, SENT).get(f"/office/decisions/{decision.slug}/answers/{asked.pk}/").status_code == 403


def test_whoever_gave_the_notice_reads_who_answers_instead_of_a_form(browse, ana, jo, sam):
    decision = noticed(jo, ana)
    asked = object_to_roll(by=sam.user, decision=decision, text="My sister is missing.", at=SENT)
    client, url = browse(ana, SENT), f"/office/decisions/{decision.slug}/answers/{asked.pk}/"
    alone = client.get(url).content.decode()
    assert 'name="arbitrator"' in alone
    assert "Ask somebody from outside the co-op to decide" in alone
    sent = {"outcome": "dismissed", "answer": "She left."}
    assert client.post(url, sent).status_code == 422
    an_officer("Bo Lind", office="board")
    shown = client.get(url).content.decode()
    assert "You took part in running this vote, so somebody else answers: Bo Lind." in shown
    assert 'name="answer"' not in shown
    assert client.post(url, sent).status_code == 403
    desk = client.get(f"/office/decisions/{decision.slug}/").content.decode()
    assert "so somebody else answers: Bo Lind." in desk
    assert url not in desk
