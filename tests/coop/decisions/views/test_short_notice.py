"""Is less notice enough? Members answer in writing."""

import pytest

from coop.decisions.actions.open_voting import open_voting
from coop.decisions.models import ShortNoticeConsent
from tests.factories.deciding import SENT, SOONER, a_voter, all_agree, finished, noticed, noticed_short, with_final_text
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def url(decision):
    return f"/decisions/{decision.slug}/short-notice/"


def test_a_member_reads_what_is_asked_agrees_and_takes_it_back(browse, ana, jo, sam):
    decision, client = noticed_short(jo, ana), browse(sam, SENT)
    page = client.get(url(decision)).content.decode()
    for words in (
        "The rules ask for 14 clear days of notice. This vote leaves 6.",
        "0 of the 3 members who must agree have done so.",
        "opens on Wednesday 10 June 2026, 09:00 (BST), with 6 clear days of notice instead of 14.",
        "To agree is not to vote",
    ):
        assert words in page, words
    assert client.post(url(decision), {"agree": "1"})["Location"] == url(decision)
    sentence = (
        "I agree that voting on “A bike for deliveries” opens on Wednesday 10 June 2026, 09:00 (BST), with 6 clear "
        "days of notice instead of 14."
    )
    assert ShortNoticeConsent.objects.get().sentence == sentence
    page = client.get(url(decision)).content.decode()
    assert "You agreed" in page
    assert "1 of the 3 members who must agree have done so." in page
    client.post(url(decision), {"take_back": "1"})
    assert "0 of the 3 members" in client.get(url(decision)).content.decode()


def test_the_decision_page_leads_there_while_it_waits(browse, ana, jo, sam):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana])
    page = browse(sam, SENT).get(f"/decisions/{decision.slug}/").content.decode()
    assert "Voting opens only if enough members agree to a short notice: 1 of 3 so far." in page
    assert f'href="{url(decision)}"' in page


def test_who_is_not_on_the_roll_is_told_and_refused(browse, ana, jo):
    decision = noticed_short(jo, ana)
    client = browse(a_voter("Late Comer"), SENT)
    assert "You are not on the roll of this vote, so you are not asked." in client.get(url(decision)).content.decode()
    assert client.post(url(decision), {"agree": "1"}).status_code == 403


def test_after_the_opening_it_is_only_read(browse, ana, jo):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo])
    decision = open_voting(by=None, decision=decision, at=SOONER)
    client = browse(jo, SOONER)
    page = client.get(url(decision)).content.decode()
    assert "You agreed" in page
    assert "take_back" not in page
    assert client.post(url(decision), {"take_back": "1"}).status_code == 409


def test_a_notice_with_its_full_days_has_no_such_page(browse, ana, jo):
    assert browse(jo, SENT).get(url(noticed(jo, ana))).status_code == 404


def test_the_secretary_asks_for_it_in_the_notice_and_sees_how_far_it_is(browse, ana, jo):
    decision, client = with_final_text(jo, ana), browse(ana, SENT)
    desk = f"/office/decisions/{decision.slug}/"
    page = client.get(f"{desk}notice/").content.decode()
    assert "It can open sooner if members with 90 % of all votes agree to that in writing." in page
    times = {"opens_on": "2026-06-10", "opens_time": "09:00", "closes_on": "2026-07-03", "closes_time": "18:00"}
    assert client.post(f"{desk}notice/", {**times, "send": "1"}).status_code == 422
    assert client.post(f"{desk}notice/", {**times, "short": "on", "send": "1"}).status_code == 302
    page = client.get(desk).content.decode()
    assert "The notice is short, and 0 of the 2 members who must agree to that have done so." in page


def test_the_result_says_that_the_notice_was_short(browse, ana, jo):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo])
    decision = finished(open_voting(by=None, decision=decision, at=SOONER), votes={ana: "for", jo: "for"})
    page = browse(None, decision.closes_at).get(f"/decisions/{decision.slug}/result/").content.decode()
    assert "2 of 2 members on the roll had agreed to that in writing; the rules ask for 2." in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_statements_whoever_agreed(browse, ana, jo, sam, number):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo, sam][:number])
    client = browse(ana, SENT)
    assert queries_of("coop_decisions_", lambda: client.get(url(decision))) == 5
