import pytest

from tests.factories.learning import AFTER, a_learner
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of


def test_sessions_are_marked_once_they_have_begun(scene, frozen):
    early = scene.for_leader.get(scene.desk_path)
    parse_strictly(early)
    assert f"{scene.desk_path}1/" not in early.text
    frozen(AFTER)
    assert f"{scene.desk_path}1/" in scene.for_leader.get(scene.desk_path).text


def test_only_who_leads_it_comes_in(scene):
    assert scene.for_learner.get(scene.desk_path).status_code == 403


@pytest.mark.parametrize("more", [0, 2])
def test_it_asks_the_same_whatever_the_rows(scene, more):
    for number in range(more):
        a_learner(scene.circle, f"Learner {number}")
    assert queries_of("cms_learning", lambda: scene.for_leader.get(scene.desk_path)) == 7
