from cms.learning.models import Attendance
from tests.factories.learning import AFTER
from tests.support.pages import parse_strictly


def test_ticks_are_kept_and_found_again(scene, frozen):
    early = scene.for_leader.get(f"{scene.desk_path}1/")
    assert "This session has not begun" in early.text
    assert scene.for_leader.post(f"{scene.desk_path}1/", {}).status_code == 409
    frozen(AFTER)
    parse_strictly(scene.for_leader.get(f"{scene.desk_path}1/"))
    done = scene.for_leader.post(f"{scene.desk_path}1/", {"present": [scene.learner.pk]}, follow=True)
    assert "1 learner was there." in done.text
    assert Attendance.objects.get().present
    assert " checked" in scene.for_leader.get(f"{scene.desk_path}1/").text


def test_learners_do_not_mark(scene):
    assert scene.for_learner.get(f"{scene.desk_path}1/").status_code == 403
