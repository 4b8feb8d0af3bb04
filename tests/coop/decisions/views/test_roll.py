"""Am I on the roll?"""

import pytest

from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.models import RollEntry
from tests.factories.deciding import SENT, a_voter, noticed, under_discussion
from tests.factories.votes import a_noticed_election

pytestmark = pytest.mark.django_db


def page(client, decision):
    return client.get(f"/decisions/{decision.slug}/roll/").content.decode()


def test_it_says_yes_no_and_struck(browse, ana, jo, sam):
    decision = noticed(jo, ana)
    late = a_voter("Late Comer")
    strike_entry(by=ana.user, entry=RollEntry.objects.get(member=sam), reason="left", at=SENT)
    assert f"You are on it as member number {jo.member_no}" in page(browse(jo, SENT), decision)
    assert "You were on it, and were struck off: left the co-op." in page(browse(sam, SENT), decision)
    assert "whoever joined later votes next time" in page(browse(late, SENT), decision)
    about = browse(jo, SENT).get(decision.get_absolute_url()).content.decode()
    assert "at least 2 of 2 members take part" in about  # of those who can vote now, as the turnout has it


@pytest.mark.parametrize(
    ("kind", "says"), [("resolution", "is taken out when voting closes"), ("election", "stays in")]
)
def test_it_says_what_becomes_of_a_vote_cast_before(browse, ana, jo, sam, kind, says):
    decision = noticed(jo, ana) if kind == "resolution" else a_noticed_election([jo, sam])
    assert says not in page(browse(jo, SENT), decision)
    strike_entry(by=None, entry=RollEntry.objects.get(member=sam), reason="suspended", at=SENT)
    assert says in page(browse(jo, SENT), decision)


def test_a_member_who_was_left_out_can_object(browse, ana, jo):
    decision = noticed(jo, ana)
    late = a_voter("Late Comer")
    answer = browse(late, SENT).post(f"/decisions/{decision.slug}/roll/", {"text": "I joined in May."})
    assert answer.status_code == 302
    assert decision.challenges.get().raised_by == late


def test_before_the_notice_there_is_no_roll(browse, ana, jo):
    assert browse(jo, SENT).get(f"/decisions/{under_discussion(jo, ana).slug}/roll/").status_code == 404
