"""The sides of a question."""

import pytest

from tests.factories.deciding import PROPOSED, a_voter, under_discussion

pytestmark = pytest.mark.django_db


def send(client, decision, side, text="Because."):
    return client.post(f"/decisions/{decision.slug}/statements/{side}/", {"text": text})


def test_every_side_is_written_once_and_by_its_own(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    assert send(browse(jo, PROPOSED), decision, "for").status_code == 302
    assert send(browse(sam, PROPOSED), decision, "for").status_code == 403
    assert send(browse(sam, PROPOSED), decision, "against").status_code == 302
    assert send(browse(a_voter(), PROPOSED), decision, "against").status_code == 403
    assert send(browse(sam, PROPOSED), decision, "against", "On second thoughts.").status_code == 302
    live = decision.statements.filter(replaced_at=None).order_by("side").values_list("side", "text")
    assert list(live) == [("against", "On second thoughts."), ("for", "Because.")]


def test_every_side_has_the_same_room(browse, ana, jo):
    decision = under_discussion(jo, ana)
    answer = send(browse(jo, PROPOSED), decision, "for", "word " * 201)
    assert answer.status_code == 422
    assert "Every side has the same room: 200 words. This has 201." in answer.content.decode()
    assert send(browse(jo, PROPOSED), decision, "for", "word " * 200).status_code == 302


def test_a_side_nobody_knows_is_not_found(browse, ana, jo):
    assert send(browse(jo, PROPOSED), under_discussion(jo, ana), "left").status_code == 404
