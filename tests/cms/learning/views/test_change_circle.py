import pytest

from cms.learning.models import Circle
from tests.factories.learning import AFTER
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of


def filled(response, **given):
    """What a browser would send back of the form on the page."""
    form = response.context["form"]
    return {name: form[name].value() for name in form.fields} | given


def test_a_facilitator_moves_the_circle_and_is_told_that_everybody_is_told(scene):
    path = f"{scene.desk_path}change/"
    page = scene.for_leader.get(path)
    parse_strictly(page)
    assert "Times are by the clock in London." in page.text
    assert f'href="{path}"' in scene.for_leader.get(scene.desk_path).text
    sent = scene.for_leader.post(path, filled(page, place="The library", day_2="2026-06-17"), follow=True)
    assert "everybody is told" in sent.text
    assert "Wednesday 17 June 2026, 18:30" in sent.text
    assert Circle.objects.get().place == "The library"


def test_what_cannot_be_stands_at_its_field(scene):
    path = f"{scene.desk_path}change/"
    refused = scene.for_leader.post(path, filled(scene.for_leader.get(path), day_2="2026-06-09", opens_2="19:00"))
    assert refused.status_code == 422
    parse_strictly(refused)
    assert refused.context["form"].errors == {"day_2": ["The session before is not over then. Choose a later time."]}


def test_a_page_that_is_older_than_the_circle_is_shown_anew(scene):
    path = f"{scene.desk_path}change/"
    old = scene.for_leader.get(path)
    scene.for_leader.post(path, filled(old, place="The library"))
    again = scene.for_leader.post(path, filled(old, day_1="2026-06-08"), follow=True)
    assert "Somebody else has changed this circle" in again.text
    assert "The library" in again.text
    assert Circle.objects.get().sessions.get(number=1).day.isoformat() == "2026-06-09"


def test_learners_do_not_and_nobody_does_once_it_is_over(scene, frozen):
    path = f"{scene.desk_path}change/"
    assert scene.for_learner.get(path).status_code == 403
    frozen(AFTER)
    assert scene.for_leader.get(path).status_code == 409
    assert path not in scene.for_leader.get(scene.desk_path).text


@pytest.mark.parametrize("sessions", [1, 3])
def test_it_asks_the_same_whatever_the_sessions(scene, sessions):
    scene.circle.sessions.filter(number__gt=sessions).delete()
    assert queries_of("cms_learning", lambda: scene.for_leader.get(f"{scene.desk_path}change/")) == 4
