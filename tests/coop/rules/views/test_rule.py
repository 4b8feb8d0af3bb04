from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from tests.factories.marketplace import a_member, a_user
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


def set_levy(value, noon, **more):
    return set_policy(by=None, key="levy_bp", value=value, starts_at=noon, at=noon, **more)


def test_a_rule_shows_what_it_was_is_and_will_be(client, noon):
    set_policy(by=None, key="levy_bp", value=1000, decision_name="Founding", starts_at=noon - timedelta(days=9),
               at=noon - timedelta(days=9))  # fmt: skip
    set_levy(800, noon, decision_name="Vote in May")
    set_policy(
        by=None, key="levy_bp", value=700, decision_name="Vote in June", starts_at=noon + timedelta(days=9), at=noon
    )
    response = client.get("/rules/levy_bp/")
    parse_strictly(response)
    for words in ("Founding", "Vote in May", "Vote in June", "In force", "starts later", "No longer in force"):
        assert words in response.text


def test_an_unknown_rule_is_not_found(client):
    assert client.get("/rules/nothing/").status_code == 404


@pytest.mark.parametrize("versions", [1, 3])
def test_the_page_makes_three_queries_whatever_the_versions(client, noon, versions, django_assert_num_queries):
    for number in range(versions):
        at = noon - timedelta(days=10 - number)
        set_policy(by=None, key="levy_bp", value=700 + number, decision_name="V", starts_at=at, at=at)
    with django_assert_num_queries(3):
        client.get("/rules/levy_bp/")


def test_a_rule_leads_to_its_decision_to_what_is_coming_and_members_to_its_trial(client, noon):
    assert "/try/" not in client.get("/rules/levy_bp/").text
    client.force_login(a_member(a_user()).user)
    text = client.get("/rules/levy_bp/").text
    assert 'href="/rules/levy_bp/try/"' in text
    assert "No decision has changed this rule" in text
    later = noon + timedelta(days=13)
    set_policy(by=None, key="levy_bp", value=700, decision_name="Vote in June", decision_url="/decisions/levy/",
               starts_at=later, at=noon)  # fmt: skip
    response = client.get("/rules/levy_bp/")
    parse_strictly(response)
    assert "from 8 % to 7 % from Monday 15 June 2026. Bookings made before keep 8 %." in response.text
    assert '<p><a href="/decisions/levy/">Vote in June</a></p>' in response.text  # beside the version that it made, too
    assert "/try/" not in client.get("/rules/hold_minutes/").text
