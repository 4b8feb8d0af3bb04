"""Proposing other words for one paragraph."""

from dataclasses import replace

import pytest

from coop.decisions.actions.edit_text import edit_text
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.models import Amendment
from tests.factories.deciding import SENT, WORDS, amended, paragraph, under_discussion

pytestmark = pytest.mark.django_db
SHORT = "The van is stuck in the valley."


def url(decision, part="body", sha256=""):
    return f"/decisions/{decision.slug}/changes/{part}/{sha256 or paragraph(decision, part).sha256}/"


def test_the_form_begins_with_the_words_of_today(browse, ana, jo, sam):
    decision, client = under_discussion(jo, ana), browse(sam, SENT)
    page = client.get(f"/decisions/{decision.slug}/changes/").content.decode()
    assert f'href="{url(decision)}"' in page
    assert "The van is often stuck in the valley.</textarea>" in client.get(url(decision)).content.decode()
    answer = client.post(url(decision), {"text": SHORT, "reason": "It is true."})
    assert answer["Location"] == f"/decisions/{decision.slug}/changes/#change-1"
    row = Amendment.objects.get()
    assert (row.member, row.after, row.reason, row.part) == (sam, SHORT, "It is true.", "body")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": "The van is often stuck in the valley."}, "Change some of the words first."),
        ({"text": "x" * 20_001}, "at most 20000 characters"),
    ],
)
def test_odd_words_are_answered(browse, ana, jo, sam, sent, told):
    answer = browse(sam, SENT).post(url(under_discussion(jo, ana)), sent)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_words_stay_when_the_paragraph_changed_while_somebody_wrote(browse, ana, jo, sam):
    decision, client = under_discussion(jo, ana), browse(sam, SENT)
    before = url(decision)
    edit_text(by=jo.user, decision=decision, wording=replace(WORDS, body="Another text."), at=SENT)
    answer = client.post(before, {"text": "My long and careful words."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This paragraph reads differently now." in page
    assert "My long and careful words.</textarea>" in page
    assert client.get(before).status_code == 409
    assert not Amendment.objects.exists()


def test_writing_it_anew_shows_ones_own_words_beside_the_text_of_today(browse, ana, jo, sam):
    decision, client = under_discussion(jo, ana), browse(sam, SENT)
    amended(decision, sam, text=SHORT)
    edit_text(by=jo.user, decision=decision, wording=replace(WORDS, body="The van is always stuck."), at=SENT)
    page = client.get(f"{url(decision)}?renews=1").content.decode()
    assert "The van is always stuck." in page
    assert "You proposed this as change no. 1" in page
    assert f"{SHORT}</textarea>" in page
    assert client.post(f"{url(decision)}?renews=1", {"text": "The van is stuck."}).status_code == 302
    assert list(Amendment.objects.values_list("number", "answer", "renews__number")) == [
        (1, "renewed", None),
        (2, "", 1),
    ]


def test_somebody_elses_change_is_not_renewed(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    amended(decision, sam, text=SHORT)
    page = browse(jo, SENT).get(f"{url(decision)}?renews=1").content.decode()
    assert "You proposed this" not in page


@pytest.mark.parametrize("address", ["body/nothing", "title/" + "0" * 64, "body/" + "0" * 64])
def test_an_odd_paragraph_is_answered(browse, ana, jo, sam, address):
    decision = under_discussion(jo, ana)
    assert browse(sam, SENT).get(f"/decisions/{decision.slug}/changes/{address}/").status_code == 409


def test_a_final_text_is_closed(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    page = url(decision)
    settle_text(by=ana.user, decision=decision, at=SENT)
    assert browse(sam, SENT).get(page).status_code == 409
