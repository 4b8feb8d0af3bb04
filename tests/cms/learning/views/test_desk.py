import pytest

from tests.factories.learning import a_circle, a_course, a_facilitator
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of


def test_a_facilitator_sees_their_circles_with_counts(scene):
    page = scene.for_leader.get("/learning/desk/")
    parse_strictly(page)
    assert "1 of 2 places taken, 0 waiting" in page.text
    assert scene.for_learner.get("/learning/desk/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_whatever_the_rows(scene, rows):
    leader, course = a_facilitator("Two"), a_course("Second")
    for _ in range(rows):
        a_circle(by=leader, course=course)
    browser = scene.browser_of(leader)
    assert queries_of("cms_learning", lambda: browser.get("/learning/desk/")) == 2
