from datetime import timedelta

import pytest

from cms.help.actions.forget_words import forget_words
from cms.help.actions.say_whether_useful import say_whether_useful
from cms.help.models import Usefulness
from foundation.errors import NotAllowed
from tests.factories.help import a_help_page
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db


def test_words_older_than_a_year_are_forgotten_and_the_yes_still_counts(noon):
    page = a_help_page()
    for visit, days in (("old", 366), ("new", 364)):
        say_whether_useful(by=None, page=page, visit=visit, useful=True, words="Hm", at=noon - timedelta(days=days))
    assert forget_words(by=None, at=noon) == 1
    assert sorted(Usefulness.objects.values_list("visit", "useful", "words")) == [
        ("new", True, "Hm"),
        ("old", True, ""),
    ]


def test_nobody_but_the_clock_forgets(noon):
    with pytest.raises(NotAllowed):
        forget_words(by=a_user(), at=noon)
