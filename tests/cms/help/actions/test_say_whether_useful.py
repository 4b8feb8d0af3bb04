import pytest
from django.db import IntegrityError, transaction

from cms.help.actions.say_whether_useful import say_whether_useful
from cms.help.errors import TooManyWords
from cms.help.models import Usefulness
from tests.factories.help import a_help_page

pytestmark = pytest.mark.django_db


def say(page, noon, **given):
    said = {"visit": "v1", "useful": True, "words": "", **given}
    return say_whether_useful(by=None, page=page, at=noon, **said)


def test_one_visit_counts_once_and_may_change_its_mind(noon):
    page = a_help_page()
    say(page, noon)
    say(page, noon, useful=False, words=" Which button? ")
    say(page, noon, visit="v2")
    assert sorted(Usefulness.objects.values_list("visit", "useful", "words")) == [
        ("v1", False, "Which button?"),
        ("v2", True, ""),
    ]


def test_the_database_refuses_a_second_answer_of_a_visit(noon):
    page = a_help_page()
    say(page, noon)
    with pytest.raises(IntegrityError, match="a_visit_answers_once_for_a_page"), transaction.atomic():
        Usefulness.objects.create(page=page, visit="v1", useful=True, answered_at=noon)


def test_more_than_500_letters_are_refused_with_the_limit(noon):
    with pytest.raises(TooManyWords, match="500"):
        say(a_help_page(), noon, words="a" * 501)
