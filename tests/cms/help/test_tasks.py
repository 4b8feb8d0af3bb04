from datetime import timedelta

import pytest

from cms.help.actions.say_whether_useful import say_whether_useful
from cms.help.models import Usefulness
from cms.help.tasks import forget_words
from tests.factories.help import a_help_page

pytestmark = pytest.mark.django_db


def test_the_daily_job_forgets_what_was_written_more_than_a_year_ago(frozen, noon):
    say_whether_useful(by=None, page=a_help_page(), visit="1", useful=True, words="Hm", at=noon)
    frozen(noon + timedelta(days=366))
    forget_words()
    assert Usefulness.objects.get().words == ""
