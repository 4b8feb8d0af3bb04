from cms.learning.actions.add_leader import add_leader
from tests.factories.learning import BEFORE, a_facilitator


def test_one_of_two_is_taken_away_and_the_last_stays(scene):
    second = a_facilitator("Sam Econd")
    added = add_leader(by=scene.leader, circle=scene.circle, user=second, at=BEFORE)
    path = f"{scene.desk_path}leaders/{added.pk}/remove/"
    assert scene.for_learner.post(path).status_code == 403
    done = scene.for_leader.post(path, follow=True)
    assert "Sam Econd does not lead this circle any more." in done.text
    assert scene.for_leader.post(path).status_code == 404
    first = scene.circle.facilitators.get()
    assert scene.for_leader.post(f"{scene.desk_path}leaders/{first.pk}/remove/").status_code == 409


def test_who_steps_back_comes_to_the_page_of_the_circle(scene):
    second = a_facilitator("Sam Econd")
    added = add_leader(by=scene.leader, circle=scene.circle, user=second, at=BEFORE)
    path = f"{scene.desk_path}leaders/{added.pk}/remove/"
    assert scene.browser_of(second).post(path)["Location"] == scene.path
