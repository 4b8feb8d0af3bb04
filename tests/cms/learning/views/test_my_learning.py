import pytest

from cms.learning.actions.join_circle import join_circle
from tests.factories.learning import BEFORE, a_circle, a_course, a_facilitator, attended
from tests.factories.marketplace import a_user
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of


def test_who_learns_nothing_yet_is_led_to_the_circles(scene):
    page = scene.browser_of(a_user()).get("/me/learning/")
    parse_strictly(page)
    assert "You have not joined a circle yet" in page.text


def test_a_learner_sees_how_far_they_are_and_what_is_missing(scene):
    attended(scene.learner, 1)
    page = scene.for_learner.get("/me/learning/")
    parse_strictly(page)
    assert "You attended 1 of 3 sessions." in page.text
    assert "1 more session to attend." in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_whatever_the_rows(scene, rows):
    user, leader, course = a_user(), a_facilitator("Two"), a_course("Second")
    for _ in range(rows):
        join_circle(by=user, circle=a_circle(by=leader, course=course), at=BEFORE)
    browser = scene.browser_of(user)
    browser.get("/me/learning/")
    assert queries_of("cms_learning", lambda: browser.get("/me/learning/")) == 6
