from cms.learning.models import Enrolment
from tests.factories.marketplace import a_user


def test_two_buttons_one_place_one_in_line(scene):
    first, second = (scene.browser_of(a_user(name)) for name in ("Ann", "Ben"))
    assert "You have a place" in first.post(f"{scene.path}join/", follow=True).text
    assert "You are number 1 on the waiting list" in second.post(f"{scene.path}join/", follow=True).text
    assert sorted(Enrolment.objects.values_list("state", flat=True)) == ["joined", "joined", "waiting"]


def test_pressing_twice_is_told_kindly(scene):
    assert scene.for_learner.post(f"{scene.path}join/").status_code == 409
