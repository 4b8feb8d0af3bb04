"""A file for learners opens for those in a circle of its course, and for nobody else."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from cms.learning.actions.call_off_circle import call_off_circle
from cms.learning.actions.leave_circle import leave_circle
from cms.media.models import Paper
from tests.factories.learning import BEFORE, a_circle, a_course, a_facilitator, a_learner
from tests.factories.marketplace import a_user
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def a_paper(**given):
    return Paper.objects.create(title="Our books", file=ContentFile(b"What we earned.", "books.txt"), **given)


def handed_out(paper, user=None):
    """The status, and what came."""
    browser = Client()
    if user is not None:
        browser.force_login(user)
    response = browser.get(paper.url)
    return response.status_code, b"".join(response.streaming_content) if response.streaming else b""


def with_material(paper):
    """A course whose second session names the file."""
    course = a_course()
    plans = [dict(block.value) for block in course.plan]
    plans[1]["materials"] = [{"title": "Last year's books", "file": paper, "url": ""}]
    course.plan = [("session", one) for one in plans]
    course.save()
    return course


def test_who_has_a_place_downloads_it_and_strangers_do_not():
    paper = a_paper(learners_only=True)
    circle = a_circle(course=with_material(paper), size_limit=1)
    inside, waiting = a_learner(circle, "Ann"), a_learner(circle, "Ben")
    assert handed_out(paper, inside.user) == (200, b"What we earned.")
    assert handed_out(paper, circle.facilitators.get().user) == (200, b"What we earned.")
    assert handed_out(paper, waiting.user) == (403, b"")
    assert handed_out(paper, a_user()) == (403, b"")
    assert handed_out(paper) == (302, b"")


def test_who_is_not_signed_in_is_led_back_to_the_file(client):
    paper = a_paper(learners_only=True)
    assert client.get(paper.url)["Location"] == f"/accounts/login/?next={paper.url}"


def test_it_closes_for_who_leaves_and_when_the_circle_is_called_off():
    paper = a_paper(learners_only=True)
    circle = a_circle(course=with_material(paper))
    ann, ben = a_learner(circle, "Ann"), a_learner(circle, "Ben")
    leave_circle(by=ann.user, circle=circle, at=BEFORE)
    assert handed_out(paper, ann.user)[0] == 403
    assert handed_out(paper, ben.user)[0] == 200
    call_off_circle(by=circle.facilitators.get().user, circle=circle, why="Flooded.", at=BEFORE)
    assert handed_out(paper, ben.user)[0] == 403


def test_a_place_in_another_course_opens_nothing_and_a_link_in_the_words_opens_it():
    paper = a_paper(learners_only=True)
    course = a_course()
    learner = a_learner(a_circle(course=course)).user
    assert handed_out(paper, learner)[0] == 403
    course.about = f'<p><a linktype="document" id="{paper.pk}">The books</a></p>'
    course.save()
    assert handed_out(paper, learner)[0] == 200


def test_any_facilitator_prepares_with_it_and_other_files_are_for_everybody():
    paper = a_paper(learners_only=True)
    with_material(paper)
    assert handed_out(paper, a_facilitator("Sam Econd"))[0] == 200
    assert handed_out(a_paper()) == (200, b"What we earned.")


def test_the_public_page_of_the_course_names_it_and_the_session_leads_to_it(client, frozen):
    frozen(BEFORE)
    paper = a_paper(learners_only=True)
    course = with_material(paper)
    circle = a_circle(course=course)
    outside = client.get(course.url)
    parse_strictly(outside)
    assert "Last year&#x27;s books" in outside.text
    assert "for those in the circle" in outside.text
    assert paper.url not in outside.text
    client.force_login(a_learner(circle).user)
    inside = client.get(f"/learning/circles/{circle.reference}/2/")
    parse_strictly(inside)
    assert f'<a href="{paper.url}">' in inside.text
