import pytest

from cms.help.queries.topics import search_help, topics
from tests.factories.help import a_help_page

pytestmark = pytest.mark.django_db


def titles(found):
    return [page.title for page in found]


def test_an_answer_with_the_words_in_its_title_comes_before_one_that_has_them_in_the_text():
    a_help_page("Getting paid", lead="Money.", body=[("text", "<p>After a cancelled booking you get nothing.</p>")])
    a_help_page("Cancelled booking", lead="What happens then.", body=[])
    a_help_page("Your password", lead="Keep it to yourself.", body=[])
    assert titles(search_help("cancelled booking")) == ["Cancelled booking", "Getting paid"]


def test_where_no_answer_has_all_words_some_words_are_enough():
    a_help_page("Cancelled booking", lead="What happens then.")
    assert titles(search_help("cancelled giraffe")) == ["Cancelled booking"]


def test_nothing_found_is_nothing():
    a_help_page()
    assert search_help("giraffe") == []
    assert search_help("  ") == []


def test_an_answer_that_is_not_published_is_not_found():
    page = a_help_page("Cancelled booking")
    page.unpublish()
    assert search_help("cancelled") == []
    assert topics() == []
