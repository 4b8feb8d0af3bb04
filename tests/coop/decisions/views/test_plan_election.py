"""The secretary lays down how an election is run."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coop.decisions.models import Decision, ElectionPlan
from coop.decisions.queries.publicity import nominations_from, nominations_until, vote_from
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.pack_files import shipped_pack
from tests.factories.marketplace import LONG_AGO, a_member, a_user
from tests.factories.vote_pages import address, browser_of
from tests.factories.votes import OPENS, _put, an_election_plan

pytestmark = pytest.mark.django_db
BEFORE = OPENS - timedelta(days=55)
FORM = {"seats": "3", "opens_on": "2026-04-20", "closes_on": "2026-05-04", "term_months": "24"}


@pytest.fixture
def office(frozen):
    from allauth.mfa.models import Authenticator

    frozen(BEFORE)
    secretary = a_member(a_user("Sara Secretary"))
    OfficeTerm.objects.create(user=secretary.user, office=Office.SECRETARY, starts_at=LONG_AGO, resolution="Founding")
    Authenticator.objects.create(user=secretary.user, type=Authenticator.Type.TOTP, data={})
    decision = an_election_plan()
    ElectionPlan.objects.all().delete()
    return decision, secretary, a_member(a_user("Rita Returning"))


def test_seats_days_and_officer_are_laid_down(office):
    decision, secretary, rita = office
    client = browser_of(secretary)
    assert client.get(address("plan_election", decision)).status_code == 200
    response = client.post(address("plan_election", decision), {**FORM, "officer": rita.user.email})
    assert (response.status_code, response["Location"]) == (302, address("nominations", decision))
    plan = ElectionPlan.objects.get()
    assert (plan.returning_officer, plan.statement_words, plan.term_months) == (rita.user, 300, 24)
    assert plan.nominations_close_at.isoformat() == "2026-05-04T22:59:59+00:00"  # the end of the day in London
    assert Decision.objects.get(pk=decision.pk).seats == 3


@pytest.mark.parametrize(("last_day", "answer"), [("2026-05-02", 422), ("2026-05-03", 302)])
def test_candidates_have_the_days_that_the_rules_give_them(office, last_day, answer):
    decision, secretary, rita = office
    client, form = browser_of(secretary), {**FORM, "closes_on": last_day, "officer": rita.user.email}
    assert "The rules give candidates at least 14 days." in client.get(address("plan_election", decision)).text
    response = client.post(address("plan_election", decision), form)
    assert response.status_code == answer
    said = "The rules give candidates at least 14 days to come forward: nominations can close on Sunday 3 May 2026"
    assert (said in response.text) == (answer == 422)
    assert ElectionPlan.objects.exists() == (answer == 302)


def test_a_draft_is_planned_by_the_rules_it_would_be_handed_in_under(office):
    decision, secretary, rita = office
    _put(decision, state="draft", pack=None)
    form = {**FORM, "closes_on": "2026-05-02", "officer": rita.user.email}
    Decision.objects.filter(pk=decision.pk).update(made_by=secretary.user)
    refused = browser_of(secretary).post(address("plan_election", decision), form)
    assert (refused.status_code, "at least 14 days to come forward" in refused.text) == (422, True)


@pytest.mark.parametrize(
    ("opens", "rules", "until"),
    [
        ("2026-04-19T23:00", {"min_days": 14}, "2026-05-03T22:59:59"),  # midnight in London, summer time
        ("2026-03-28T00:00", {"min_days": 2}, "2026-03-29T22:59:59"),  # one of the two days has 23 hours
        ("2026-04-20T09:30", {"min_days": 1}, "2026-04-21T09:29:59"),
        ("2026-04-20T09:30", {}, None),
    ],
)
def test_whole_days_are_counted_on_the_clock_of_the_co_op(opens, rules, until):
    found = nominations_until(datetime.fromisoformat(opens).replace(tzinfo=UTC), rules, zone=ZoneInfo("Europe/London"))
    assert found == (datetime.fromisoformat(until).replace(tzinfo=UTC) if until else None)


def test_a_board_member_is_no_returning_officer(office):
    decision, secretary, rita = office
    OfficeTerm.objects.create(user=rita.user, office=Office.BOARD, starts_at=LONG_AGO, resolution="Founding")
    response = browser_of(secretary).post(address("plan_election", decision), {**FORM, "officer": rita.user.email})
    assert response.status_code == 422
    assert "neither sits on the board nor stands" in response.content.decode()


def test_mistakes_are_named(office):
    decision, secretary, _rita = office
    form = {**FORM, "closes_on": "2026-04-01", "officer": "nobody@example.org"}
    html = browser_of(secretary).post(address("plan_election", decision), form).content.decode()
    assert "Nominations close after they open." in html
    assert "No member has that e-mail address." in html


def test_members_do_not_lay_down_elections(office):
    decision, _secretary, rita = office
    assert browser_of(rita).get(address("plan_election", decision)).status_code == 403


def test_the_plan_stands_once_nominations_opened(office, frozen):
    decision, secretary, rita = office
    client = browser_of(secretary)
    client.post(address("plan_election", decision), {**FORM, "officer": rita.user.email})
    frozen(OPENS - timedelta(days=35))
    response = client.post(address("plan_election", decision), {**FORM, "seats": "5", "officer": rita.user.email})
    assert response.status_code == 422
    assert Decision.objects.get(pk=decision.pk).seats == 3


def test_rules_that_ask_for_early_news_are_kept(office):
    decision, secretary, rita = office
    client, given = browser_of(secretary), {**FORM, "officer": rita.user.email}
    assert client.post(address("plan_election", decision), given).status_code == 302
    ElectionPlan.objects.all().delete()
    rules = shipped_pack("uk_worker_cls")["decision_types"]["election"]["nominations"]
    assert nominations_from(decision, rules, at=BEFORE).isoformat() == "2026-05-07"
    assert vote_from(decision, rules).isoformat() == "2026-07-07"
    assert (nominations_from(decision, {}, at=BEFORE), vote_from(decision, {})) == (None, None)
    # The same form under those rules: 20 April is less than a month after 7 April.
    pack = adopt_pack(
        by=None, body=shipped_pack("uk_worker_cls"), decision_name="Vote", decision_url="/decisions/", at=BEFORE
    )
    _put(decision, pack=pack)
    answer = client.post(address("plan_election", decision), given)
    assert (answer.status_code, "7 May 2026" in answer.text) == (422, True)
