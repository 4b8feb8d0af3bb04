from tests.factories.marketplace import a_user
from tests.support.pages import parse_strictly


def test_anybody_reads_when_where_and_with_whom(client, scene):
    page = client.get(scene.path)
    parse_strictly(page)
    for words in (
        "Town hall, room 2",
        "Fay Cilit",
        "1 of 2 places is free",
        "Tuesday 16 June 2026, 18:30",
        "Sign in to join",
    ):
        assert words in page.text


def test_a_learner_finds_the_sessions_and_the_way_out_a_stranger_the_way_in(scene):
    inside, outside = scene.for_learner.get(scene.path), scene.browser_of(a_user()).get(scene.path)
    parse_strictly(inside)
    parse_strictly(outside)
    assert f"{scene.path}1/" in inside.text
    assert "Leave this circle" in inside.text
    assert f"{scene.path}1/" not in outside.text
    assert "Join this circle" in outside.text


def test_a_circle_that_is_not_there_is_said_to_be_missing(client, db):
    assert client.get("/learning/circles/nothing/").status_code == 404
