import pytest

from tests.factories.learning import a_facilitator
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of


def test_a_second_facilitator_is_named_and_finds_the_desk(scene):
    path = f"{scene.desk_path}leaders/"
    alone = scene.for_leader.get(path)
    parse_strictly(alone)
    assert "There is no other facilitator free" in alone.text
    assert "Leads it no more" not in alone.text
    second = a_facilitator("Sam Econd")
    assert "Sam Econd" in scene.for_leader.get(path).text
    assert scene.browser_of(second).get(scene.desk_path).status_code == 403
    done = scene.for_leader.post(path, {"person": str(second.pk)}, follow=True)
    parse_strictly(done)
    assert "Sam Econd leads this circle too, and is told." in done.text
    assert "Leads it no more" in done.text
    assert scene.browser_of(second).get(scene.desk_path).status_code == 200
    assert "Fay Cilit, Sam Econd" in scene.for_learner.get(scene.path).text


def test_somebody_who_cannot_lead_it_is_no_choice(scene):
    a_facilitator("Sam Econd")
    refused = scene.for_leader.post(f"{scene.desk_path}leaders/", {"person": str(scene.learner.user.pk)})
    assert refused.status_code == 422
    parse_strictly(refused)


def test_learners_do_not_name_anybody(scene):
    assert scene.for_learner.get(f"{scene.desk_path}leaders/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_whatever_the_rows(scene, rows):
    for number in range(rows):
        a_facilitator(f"Facilitator {number}")
    assert queries_of("cms_learning", lambda: scene.for_leader.get(f"{scene.desk_path}leaders/")) == 4
