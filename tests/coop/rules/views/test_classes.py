"""The board's list of classes, and the same in the rulebook for everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coop.membership.models import ClassVersion
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.queries.class_rules import class_change_body
from tests.factories.marketplace import a_user
from tests.factories.surplus import an_officer
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = "/office/classes/"


def decided(noon, **changed):
    body = class_change_body({"worker": changed}, at=noon)
    return adopt_pack(by=None, body=body, decision_name="Spring vote", decision_url="/decisions/spring/", at=noon)


def test_every_class_stands_there_with_its_rights_and_its_decision(client, noon):
    decided(noon, min_shares=7, probation_days=90)
    client.force_login(an_officer("secretary", "Sea"))
    page = client.get(URL)
    parse_strictly(page)
    for words in ("Worker-members", "Customer-members", "Supporter-members", "90 days", "£100,000.00", "£1.00"):
        assert words in page.text, words
    assert 'href="/decisions/spring/"' in page.text
    assert "The founding rules" in page.text
    assert 'href="/office/classes/supporter/"' in page.text


def test_everybody_reads_it_in_the_rulebook_without_the_way_to_the_settings(client, noon):
    decided(noon, min_shares=7)
    page = client.get("/rules/")
    parse_strictly(page)
    assert 'id="class-worker"' in page.text
    assert 'href="/decisions/spring/"' in page.text
    assert "/office/classes/" not in page.text


def test_the_version_page_says_what_changed_for_a_class(client, noon):
    decided(noon, min_shares=7)
    page = client.get("/rules/versions/2/")
    assert "Worker-member: Shares to hold at least" in page.text


def test_others_are_told_whose_it_is(client):
    client.force_login(a_user())
    answer = client.get(URL)
    assert answer.status_code == 403


def test_the_desk_has_it_in_its_menu(client):
    client.force_login(an_officer("board", "Bea"))
    assert f'href="{URL}"' in client.get(URL).text


@pytest.mark.parametrize("versions", [1, 3])
def test_it_takes_two_statements_whatever_was_decided(client, noon, versions):
    for number in range(versions):
        decided(noon + timedelta(days=number), min_shares=2 + number)
    assert ClassVersion.objects.count() == versions
    client.force_login(an_officer("board", "Bea"))
    client.get(URL)
    with CaptureQueriesContext(connection) as captured:
        client.get(URL)
    mine = [query["sql"] for query in captured if "memberclass" in query["sql"] or "classversion" in query["sql"]]
    assert len(mine) == 2
