from cms.learning.models import Reflection
from tests.factories.learning import AFTER, a_learner
from tests.support.pages import parse_strictly


def test_looking_back_opens_with_the_last_session_and_is_shared_by_a_tick(scene, frozen):
    assert "You can look back from the last session on" in scene.for_learner.get(f"{scene.path}reflection/").text
    other = scene.browser_of(a_learner(scene.circle, "Ben").user)
    frozen(AFTER)
    parse_strictly(scene.for_learner.get(f"{scene.path}reflection/"))
    scene.for_learner.post(f"{scene.path}reflection/", {"text": "I speak up now."})
    assert "I speak up now." not in other.get(f"{scene.path}reflection/").text
    assert "I speak up now." in scene.for_leader.get(f"{scene.path}reflection/").text
    scene.for_learner.post(f"{scene.path}reflection/", {"text": "I speak up now.", "shared": "on"})
    assert "I speak up now." in other.get(f"{scene.path}reflection/").text
    assert Reflection.objects.get().session is None
