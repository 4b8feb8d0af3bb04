from cms.learning.models import Reflection
from tests.factories.learning import AFTER
from tests.factories.marketplace import a_user
from tests.support.pages import parse_strictly


def test_a_learner_reads_the_plan_and_writes_once_it_has_begun(scene, frozen):
    early = scene.for_learner.get(f"{scene.path}2/")
    parse_strictly(early)
    assert "Talk about: Reading the books." in early.text
    assert "Keep my words" not in early.text
    frozen(AFTER)
    empty = scene.for_learner.post(f"{scene.path}2/", {"text": ""})
    assert empty.status_code == 422
    parse_strictly(empty)
    scene.for_learner.post(f"{scene.path}2/", {"text": "Books are not so hard."})
    assert Reflection.objects.get().session.number == 2
    assert "Books are not so hard." in scene.for_learner.get(f"{scene.path}2/").text


def test_strangers_stay_outside(scene):
    assert scene.browser_of(a_user()).get(f"{scene.path}1/").status_code == 403
    assert scene.for_learner.get(f"{scene.path}9/").status_code == 404
