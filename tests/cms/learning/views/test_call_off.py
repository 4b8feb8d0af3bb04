from cms.learning.models import Circle
from tests.support.pages import parse_strictly


def test_a_circle_is_called_off_with_a_reason_everybody_reads(scene, client):
    silent = scene.for_leader.post(f"{scene.desk_path}call-off/", {"why": ""})
    assert silent.status_code == 422
    parse_strictly(silent)
    done = scene.for_leader.post(f"{scene.desk_path}call-off/", {"why": "The hall is flooded."}, follow=True)
    assert "everybody in it is told" in done.text
    assert Circle.objects.get().called_off_at is not None
    page = client.get(scene.path)
    parse_strictly(page)
    assert "The hall is flooded." in page.text
    assert "Join this circle" not in page.text


def test_learners_do_not(scene):
    assert scene.for_learner.post(f"{scene.desk_path}call-off/", {"why": "x"}).status_code == 403
