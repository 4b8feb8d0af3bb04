"""The page for trying a rule. What the trial itself finds is tested with the bookings."""

import re
from datetime import date

import pytest

from coop.rules.actions.set_policy import set_policy
from coop.rules.calculations.trial import Person, Trial, group_of, protected
from coop.rules.registry import trials
from coop.rules.trial_wording import in_words
from tests.factories.marketplace import a_member, a_user
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
FLOOR = "price_floor_minor_per_hour"


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


@pytest.fixture
def member(client):
    client.force_login(a_member(a_user("Ada Lane")).user)
    return client


def a_trial(people, *, coop, key="levy_bp", value=700, now=800, customers=None, unknown=()):
    groups = [group_of("workers", people, (50_000, 200_000))]
    groups += [group_of("customers", customers)] if customers is not None else []
    shown, coop_change = protected(groups, coop)
    return Trial(
        key=key, scope="", value=value, value_now=now, first=date(2025, 6, 2), last=date(2026, 6, 2), bookings=214,
        touched=200, groups=shown, coop_change=coop_change, books=1_234_500, unknown=unknown,
    )  # fmt: skip


def test_the_form_begins_with_the_rule_as_it_is_and_its_decision(member, noon):
    set_policy(by=None, key="levy_bp", value=750, decision_name="Vote in May", decision_url="/decisions/levy/",
               starts_at=noon, at=noon)  # fmt: skip
    response = member.get("/rules/levy_bp/try/")
    parse_strictly(response)
    assert 'value="7.5"' in response.text
    assert '<a href="/decisions/levy/">Vote in May</a>' in response.text
    assert "Nothing is changed or kept." in response.text


def test_a_value_in_the_address_shows_its_trial_and_a_link_to_quote(member):
    response = member.get("/rules/levy_bp/try/?value=7")
    parse_strictly(response)
    assert "8 % as it is, 7 % as proposed" in response.text
    assert "There were no such bookings in that time" in response.text
    assert 'href="/rules/levy_bp/try/?value=7"' in response.text
    assert 'href="/decisions/new/?kind=policy_change&amp;key=levy_bp&amp;value=7"' in response.text


@pytest.mark.parametrize(
    ("key", "typed", "problem"),
    [
        ("levy_bp", "51", "Choose a value from 0 % to 50 %."),
        ("levy_bp", "a lot", "Enter a percentage such as 7 or 7.5."),
        ("levy_bp", "", "This field is required."),
        ("cutoff_hours_firm", "3.5", "Enter a whole number."),
        ("cutoff_hours_firm", "169", "Choose a value from 0 hours before the start to 168 hours before the start."),
        (FLOOR, "-1", "Choose a value from £0.00 to £1,000.00."),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_a_sentence(member, key, typed, problem):
    response = member.get(f"/rules/{key}/try/", {"value": typed})
    parse_strictly(response)
    assert (response.status_code, problem in response.text) == (422, True)


def test_a_rule_by_trade_asks_for_which_trade(member, noon):
    from tests.factories.marketplace import a_trade

    a_trade("repairs", "Repairs")
    set_policy(by=None, key=FLOOR, value=2000, scope="repairs", decision_name="V", starts_at=noon, at=noon)
    text = member.get(f"/rules/{FLOOR}/try/?trade=repairs&value=21").text
    assert '<option value="repairs" selected>Repairs</option>' in text
    assert "£20.00 as it is, £21.00 as proposed" in text
    link = re.search(r'href="(/decisions/new/[^"]*)"', text)[1].replace("&amp;", "&")
    form = member.get(link).text
    assert re.search(r'name="scope" value="repairs"', form), "what was tried for one trade is proposed for that trade"
    assert member.get(f"/rules/{FLOOR}/try/?trade=magic&value=21").status_code == 422
    assert 'name="trade"' not in member.get("/rules/levy_bp/try/").text


def test_a_rule_that_cannot_be_tried_is_not_found(member):
    assert [member.get(f"/rules/{key}/try/").status_code for key in ("hold_minutes", "nothing")] == [404, 404]


def test_trying_is_for_members(client):
    assert client.get("/rules/levy_bp/try/").status_code == 302
    client.force_login(a_user("Customer Only"))
    assert client.get("/rules/levy_bp/try/").status_code == 403


def test_a_trial_is_told_in_sentences_a_picture_and_a_table():
    words = in_words(a_trial([Person(10_000, 100)] * 6 + [Person(300_000, 4000)] * 5, coop=-20_600))
    assert words.outcome == [
        "200 bookings would have been different.",
        "Of 11 workers, 11 would have got more and none less. Together £206.00 more.",
        "The co-op would have got £206.00 less.",
    ]
    assert words.done.startswith("We took the 214 bookings from 2 June 2025 to 2 June 2026 and worked each out twice")
    assert [[getattr(cell, "text", cell) for cell in row] for row in words.table.rows] == [
        ["under £500.00", "6", "6", "0", "0", "+£6.00"],
        ["£500.00 and more", "5", "5", "0", "0", "+£200.00"],
    ]
    assert [(one.label, list(one.values), list(one.shown)) for one in words.chart.series] == [
        ("More", [100, 4000], ["£1.00", "£40.00"])
    ]
    assert not words.hides


def test_small_cells_are_not_shown_and_the_page_says_why():
    words = in_words(a_trial([Person(10_000, 100)] * 3 + [Person(10_000, 0)] * 9, coop=-300))
    assert words.outcome[1:] == [
        "Of 12 workers, fewer than five would have been touched or left as they are: not shown.",
        "Sums of money are not shown, because they would tell something about fewer than five people.",
    ]
    assert words.table.rows == [["All earnings", "12", "not shown", "not shown", "not shown", "not shown"]]
    assert (words.chart, words.hides) == (None, True)


def test_what_customers_would_pay_is_told_from_their_side():
    workers, customers = [Person(10_000, 900)] * 8, [Person(0, -1000)] * 7 + [Person(0, 0)] * 5
    trial = a_trial(workers, customers=customers, coop=-200, key=FLOOR, value=1600, now=1500)
    assert in_words(trial).outcome[2] == (
        "Of 12 customers, 7 would have paid more and none less. Together £70.00 more to pay."
    )


def test_every_rule_that_can_be_tried_has_its_page(member):
    assert len(trials.keys()) == 5
    assert [member.get(f"/rules/{key}/try/").status_code for key in trials.keys()] == [200] * 5  # noqa: SIM118


def test_the_page_makes_a_fixed_number_of_queries(member, settings, django_assert_num_queries):
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    member.get("/rules/levy_bp/try/")
    with django_assert_num_queries(7):
        member.get("/rules/levy_bp/try/?value=7")
