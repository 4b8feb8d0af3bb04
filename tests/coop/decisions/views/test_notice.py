"""Giving notice from the desk: look first, then send."""

from datetime import timedelta

import pytest

from coop.decisions.actions.convene import convene
from coop.decisions.actions.sign_convening import sign_convening
from coop.decisions.actions.sponsor import sponsor
from coop.decisions.errors import NoSecondStage
from coop.decisions.models import Decision, Notice
from tests.factories.deciding import PROPOSED, SENT, a_submitted, a_voter, with_final_text
from tests.factories.vote_pages import declared
from tests.factories.votes import AFTER, an_open_vote

pytestmark = pytest.mark.django_db
TIMES = {"opens_on": "2026-06-18", "opens_time": "09:00", "closes_on": "2026-07-03", "closes_time": "18:00"}


def url(decision):
    return f"/office/decisions/{decision.slug}/notice/"


def test_the_earliest_times_are_filled_in(browse, ana, jo):
    page = browse(ana, SENT).get(url(with_final_text(jo, ana))).content.decode()
    assert "14 clear days of notice: voting opens on Thursday 18 June 2026 at the earliest." in page
    assert 'value="2026-06-18"' in page
    assert 'value="2026-07-03"' in page


def test_the_first_press_shows_the_letter_and_the_second_sends_it(browse, ana, jo):
    decision, client = with_final_text(jo, ana), browse(ana, SENT)
    seen = client.post(url(decision), {**TIMES, "preview": "1"}).content.decode()
    assert "It goes to 2 members." in seen
    assert "We buy a second-hand cargo bike." in seen
    assert not Notice.objects.exists()
    answer = client.post(url(decision), {**TIMES, "send": "1", "seen": str(decision.version)})
    assert answer["Location"] == f"/office/decisions/{decision.slug}/"
    assert Decision.objects.get().state == "noticed"


def test_too_early_is_told_with_the_first_day_that_works(browse, ana, jo):
    decision = with_final_text(jo, ana)
    answer = browse(ana, SENT).post(url(decision), {**TIMES, "opens_on": "2026-06-17", "send": "1"})
    assert answer.status_code == 422
    assert "Thursday 18 June 2026" in answer.content.decode()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "tomorrow"])
def test_odd_days_are_answered(browse, ana, jo, day):
    decision = with_final_text(jo, ana)
    answer = browse(ana, SENT).post(url(decision), {**TIMES, "closes_on": day, "opens_on": day, "send": "1"})
    assert answer.status_code == 422


def test_before_the_text_is_final_there_is_nothing_to_announce(browse, ana, jo):
    assert browse(ana, PROPOSED).get(url(a_submitted(jo))).status_code == 409


def test_members_who_convene_give_the_notice_themselves(browse, jo, sam):
    people = [jo, sam, *(a_voter() for _number in range(2))]
    decision = a_submitted(jo)
    sponsor(by=sam.user, decision=decision, at=PROPOSED)
    late = PROPOSED + timedelta(days=40)
    for member in people[:3]:
        sign_convening(by=member.user, decision=decision, at=late)
    convene(by=jo.user, decision=decision, at=late)
    page = f"/decisions/{decision.slug}/"
    assert url(decision) in browse(jo, late).get(page).content.decode()
    assert url(decision) not in browse(people[3], late).get(page).content.decode()
    assert browse(people[3], late).get(url(decision)).status_code == 403
    times = {"opens_on": "2026-07-10", "opens_time": "09:00", "closes_on": "2026-07-28", "closes_time": "18:00"}
    assert browse(jo, late).post(url(decision), {**times, "send": "1"})["Location"] == page
    assert Decision.objects.get().state == "noticed"


def test_where_the_rules_ask_for_one_vote_there_is_no_notice_of_a_second(browse, ana):
    decision = declared(an_open_vote(3))
    page = browse(ana, AFTER).get(url(decision))
    assert page.status_code == 409
    assert str(NoSecondStage.message) in page.content.decode()
