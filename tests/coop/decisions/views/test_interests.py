"""The page on which members say what they stand to gain or lose."""

from datetime import timedelta

import pytest

from coop.decisions.actions.declare_interest import declare_interest
from coop.decisions.models import Interest
from tests.factories.deciding import OPENS, PROPOSED, an_open_vote, decided, under_discussion
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
LATER = OPENS + timedelta(days=1)


def url(decision):
    return f"/decisions/{decision.slug}/interests/"


def test_a_member_declares_and_takes_back(browse, ana, jo, sam):
    decision, client = an_open_vote(jo, ana), browse(sam, LATER)
    assert "Nobody has declared an interest." in client.get(url(decision)).content.decode()
    assert client.post(url(decision), {"text": "I would ride it."})["Location"] == url(decision)
    row = Interest.objects.get()
    page = client.get(url(decision)).content.decode()
    assert "I would ride it." in page
    assert f'value="{row.pk}"' in page
    assert f'value="{row.pk}"' not in browse(jo, LATER).get(url(decision)).content.decode()
    client = browse(sam, LATER)
    assert client.post(url(decision), {"take_back": str(row.pk)}).status_code == 302
    page = client.get(url(decision)).content.decode()
    assert "<del>I would ride it.</del>" in page
    assert "Taken back on Friday 19 June 2026" in page


def test_members_read_it_beside_the_decision_and_strangers_do_not(browse, ana, jo, sam):
    decision = an_open_vote(jo, ana)
    declare_interest(by=sam.user, decision=decision, text="I would ride it.", at=LATER)
    page = browse(jo, LATER).get(f"/decisions/{decision.slug}/").content.decode()
    assert "I would ride it." in page
    assert f'href="{url(decision)}"' in page
    assert "I would ride it." not in browse(None, LATER).get(f"/decisions/{decision.slug}/").content.decode()


@pytest.mark.parametrize("sent", [{"text": " "}, {"text": "x" * 1001}, {}])
def test_odd_words_are_answered(browse, ana, jo, sent):
    assert browse(jo, PROPOSED).post(url(under_discussion(jo, ana)), sent).status_code == 422


def test_only_ones_own_row_of_this_decision_can_be_taken_back(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    other = declare_interest(by=jo.user, decision=under_discussion(jo, ana), text="Mine.", at=PROPOSED)
    row = declare_interest(by=sam.user, decision=decision, text="Mine.", at=PROPOSED)
    client = browse(jo, PROPOSED)
    answers = [
        client.post(url(decision), {"take_back": value}).status_code for value in (row.pk, other.pk, "x", "9" * 30)
    ]
    assert answers == [403, 404, 404, 404]


def test_after_the_close_it_is_only_read(browse, ana, jo):
    decision = decided(jo, ana, votes={jo: "for", ana: "for"})
    client = browse(jo, decision.closes_at)
    assert "before voting closes" in client.get(url(decision)).content.decode()
    assert client.post(url(decision), {"text": "Late."}).status_code == 409


def test_proposing_asks_for_it_and_changing_the_text_does_not(browse, ana, jo):
    client = browse(jo, PROPOSED)
    page = client.get("/decisions/new/?kind=resolution").content.decode()
    assert "Do you, or people close to you, gain or lose by it?" in page
    sent = {
        "title": "A bike",
        "question": "Shall we buy it?",
        "if_passes": "Yes.",
        "if_fails": "No.",
        "interest": "I ride.",
    }
    answer = client.post("/decisions/new/?kind=resolution", sent)
    assert answer.status_code == 302
    assert Interest.objects.get().text == "I ride."
    assert "gain or lose" not in client.get(f"{answer['Location']}edit/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_statements_however_many_there_are(browse, ana, jo, number):
    decision = under_discussion(jo, ana)
    for _each in range(number):
        declare_interest(by=jo.user, decision=decision, text="I would ride it.", at=PROPOSED)
    client = browse(jo, PROPOSED)
    assert queries_of("coop_decisions_", lambda: client.get(url(decision))) == 2
