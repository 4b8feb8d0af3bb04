import re
from datetime import timedelta

import pytest

from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.actions.set_policy import set_policy
from coop.rules.catalogue import CATALOGUE
from coop.rules.pack_files import shipped_pack
from coop.rules.wording import typed_value, value_words
from tests.factories.marketplace import a_member, a_user
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


def set_levy(value, noon, **more):
    return set_policy(by=None, key="levy_bp", value=value, at=noon, **{"starts_at": noon, **more})


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("levy_bp", 800, "8 %"),
        ("levy_bp", 750, "7.5 %"),
        ("levy_bp", 0, "0 %"),
        ("levy_bp", 1000, "10 %"),
        ("price_floor_minor_per_hour", 1500, "£15.00"),
        ("cutoff_hours_standard", 24, "24 hours before the start"),
        ("card_cost_bearer", "coop", "the co-op"),
        ("auto_approve_applications", False, "no"),
    ],
)
def test_a_value_is_written_in_words(key, value, words):
    assert value_words(key, value) == words


@pytest.mark.parametrize(
    ("key", "value", "typed"),
    [("levy_bp", 700, "7"), ("levy_bp", 1000, "10"), ("levy_bp", 725, "7.25"), ("hold_minutes", 20, "20"),
     ("price_floor_minor_per_hour", 1650, "16.50")],
)  # fmt: skip
def test_a_value_is_typed_as_people_type_it(key, value, typed):
    assert typed_value(key, value) == typed


def test_the_rulebook_names_every_rule_and_links_to_its_decision(client, noon):
    set_levy(700, noon, decision_name="Members' meeting in May", decision_url="/decisions/levy/")
    response = client.get("/rules/")
    parse_strictly(response)
    text = response.text
    assert all(spec.title.replace("'", "&#x27;") in text for spec in CATALOGUE.values())
    assert "7 %" in text
    assert '<a href="/decisions/levy/">Members&#x27; meeting in May</a>' in text
    assert text.count('href="/rules/hold_minutes/"') == 2  # the rule, and where it was decided


def test_a_trade_with_a_value_of_its_own_stands_below_the_general_one(client, noon):
    key = "price_floor_minor_per_hour"
    set_policy(by=None, key=key, value=2200, scope="dog-walking", decision_name="V", starts_at=noon, at=noon)
    assert 'Dog walking: <strong class="num">£22.00</strong>' in client.get("/rules/").text


def test_what_changes_soon_comes_first_with_its_decision(client, noon):
    assert "What changes soon" not in client.get("/rules/").text
    set_levy(700, noon, starts_at=noon + 13 * DAY, decision_name="Vote 7", decision_url="/decisions/levy/")
    soon = client.get("/rules/").text.split('id="soon"')[1].split('id="values"')[0]
    assert "from 8 % to 7 % from Monday 15 June 2026. Bookings made before keep 8 %." in soon
    assert '<a href="/decisions/levy/">Vote 7</a>' in soon


def test_the_rulebook_is_written_from_the_pack_in_force_with_clause_and_source(client, noon):
    plain = client.get("/rules/").text
    assert "At least 51 % of the members must take part." in plain
    assert "At least three quarters of the votes for and against must be for it." in plain
    assert "These are sensible defaults, not the law of any place." in plain
    adopt_pack(by=None, body=shipped_pack("uk_worker_cls"), decision_name="Meeting", at=noon)
    response = client.get("/rules/")
    parse_strictly(response)
    assert "Every one of all members with a vote must be for it." in response.text
    assert "Version 2, UK worker co-operative limited by shares, in force from Tuesday 2 June 2026." in response.text
    assert 'href="#clause-entrenched"' in response.text
    assert 'id="clause-entrenched"' in response.text


def test_the_types_of_decision_stand_in_the_order_of_their_use(client):
    shown = re.findall(r'id="type-(\w+)"', client.get("/rules/").text)
    assert shown == [
        "ordinary", "policy_change", "surplus", "election", "special", "rule_change", "expulsion", "recall", "conversion",
    ]  # fmt: skip


def test_a_decided_rulebook_that_starts_later_is_listed_and_not_obeyed_yet(client, noon):
    body = shipped_pack("uk_worker_cls")
    adopt_pack(by=None, body=body, decision_name="Meeting", at=noon, starts_at=noon + DAY)
    text = client.get("/rules/").text
    assert "Version 1, Plain rules, in force from the beginning." in text
    assert "Decided, starts later" in text


def test_a_rule_that_can_be_tried_leads_members_there(client):
    assert "/try/" not in client.get("/rules/").text
    client.force_login(a_member(a_user()).user)
    text = client.get("/rules/").text
    assert 'href="/rules/levy_bp/try/"' in text
    assert "/rules/hold_minutes/try/" not in text


@pytest.mark.parametrize("versions", [1, 3])
def test_the_rulebook_makes_six_queries_whatever_the_versions(client, noon, versions, django_assert_num_queries):
    for number in range(versions):
        at = noon - timedelta(days=10 - number)
        set_policy(by=None, key="levy_bp", value=700 + number, decision_name="V", starts_at=at, at=at)
        set_policy(by=None, key="hold_minutes", value=20 + number, decision_name="V",
                   starts_at=noon + (number + 1) * DAY, at=at)  # fmt: skip
        adopt_pack(by=None, body=shipped_pack("uk_worker_cls"), decision_name="V", at=at)
    with django_assert_num_queries(6):
        client.get("/rules/")


def test_a_value_that_nothing_reads_is_marked_in_the_rulebook_and_on_its_page(client):
    note = "Commonwork does not use this yet, so nobody votes on it."
    unused = [key for key, spec in CATALOGUE.items() if not spec.obeyed]
    assert unused == ["respond_hours", "max_held_days", "review_window_days"]
    assert client.get("/rules/").text.count(note) == len(unused)
    pages = {key: note in client.get(f"/rules/{key}/").text for key in CATALOGUE}
    assert [key for key, marked in pages.items() if marked] == unused
