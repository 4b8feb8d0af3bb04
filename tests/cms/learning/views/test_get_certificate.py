from cms.learning.actions.write_reflection import write_reflection
from tests.factories.learning import AFTER, attended


def test_the_button_gives_the_certificate_when_it_is_earned(scene, frozen):
    frozen(AFTER)
    assert scene.for_learner.post(f"{scene.path}certificate/").status_code == 409
    attended(scene.learner, 1, 2)
    write_reflection(by=scene.learner.user, circle=scene.circle, session=None, text="Good.", shared=False, at=AFTER)
    assert "Get my certificate" in scene.for_learner.get("/me/learning/").text
    done = scene.for_learner.post(f"{scene.path}certificate/", follow=True)
    assert "Your certificate has No. 1." in done.text
    assert "Certificate as a PDF" in done.text
