"""What joining is and costs is told once, for every page that tells of it."""

import pytest

from coop.membership.queries.joining import steps_to_join, ways_to_join
from coop.membership.registry import join_costs
from tests.factories.classes import class_has
from tests.factories.front import one_of_each
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def main_of(client, url):
    (main,) = parse_strictly(client.get(url)).iter("main")
    return " ".join("".join(main.itertext()).split())


def test_the_page_of_the_house_and_that_of_an_editor_say_the_same(client, frozen, noon):
    frozen(noon)
    written = one_of_each()["join"].url
    told = [main_of(client, url) for url in ("/join/", written)]
    ways = ways_to_join(at=noon)
    assert [way["url"] for way in ways] == [
        "/join/apply/?class=worker", "/join/apply/?class=user", "/join/apply/?class=supporter",
    ]  # fmt: skip
    for way in ways:
        rows = [text for cost in way["costs"] for text in (cost["label"], cost["value"])]
        for words in (way["name"], way["who"], way["trial"], way["pay_within"], *way["rights"], *way["leaving"], *rows):
            assert [" ".join(str(words).split()) in text for text in told] == [True, True], words
    for step in steps_to_join():
        for words in step.values():
            assert [words in text for text in told] == [True, True], words


def test_where_no_room_charges_for_joining_no_money_is_asked_for(client, noon, monkeypatch):
    monkeypatch.setattr(join_costs, "_values", {})
    assert [(way["costs"], way["pay_within"]) for way in ways_to_join(at=noon)] == [([], "")] * 3
    told = main_of(client, "/join/")
    assert told.count("Joining costs nothing.") == 3
    assert "to pay" not in told
    assert "Where it costs nothing, this step falls away." in told


def test_a_trial_is_told_with_its_days_and_what_is_asked_of_it(client):
    class_has("worker", probation_days=1, probation_requirement="Ten jobs done.")
    assert "The first day is a trial. Ten jobs done." in main_of(client, "/join/")
    class_has("worker", probation_days=90)
    assert "The first 90 days are a trial. Ten jobs done." in main_of(client, "/join/")
    class_has("worker", probation_days=0)
    assert "trial" not in main_of(client, "/join/")
