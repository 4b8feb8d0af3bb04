import pytest

from tests.factories.classes import class_has
from tests.factories.members import admitted, applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(ada, board):
    return admitted(ada, board=board)


def test_before_the_button_stands_what_it_means(signed_in, ada, member):
    response = signed_in(ada).get(f"/me/membership/{member.pk}/leave/")
    parse_strictly(response)
    assert "Your last day as a member is Thursday 2 July 2026." in response.text
    assert "You keep your vote until your last day." in response.text
    assert "queue to be paid back" in response.text


@pytest.mark.parametrize(
    ("kind", "words"),
    [("fixed", "They go to the co-op&#x27;s reserve, for good."), ("transferable", "They stay yours.")],
)
def test_who_is_paid_nothing_back_for_shares_reads_it_before_leaving(signed_in, ada, member, kind, words):
    class_has("worker", share_type=kind)
    text = signed_in(ada).get(f"/me/membership/{member.pk}/leave/").text
    assert [found in text for found in (words, "queue to be paid back")] == [True, False]


def test_the_button_gives_notice(signed_in, ada, member):
    assert signed_in(ada).post(f"/me/membership/{member.pk}/leave/", {"reason": "Moving away"}).url == "/me/membership/"
    member.refresh_from_db()
    assert member.state == "leaving"
    assert member.events.last().reason == "Moving away"


def test_where_the_rule_is_at_once_the_page_says_so_and_it_happens(signed_in, ada, member):
    class_has("worker", leaving_rule="immediate")
    browser = signed_in(ada)
    assert "Your membership ends at once." in browser.get(f"/me/membership/{member.pk}/leave/").text
    browser.post(f"/me/membership/{member.pk}/leave/")
    member.refresh_from_db()
    assert member.state == "former"


def test_nobody_leaves_for_another_and_an_applicant_has_nothing_to_leave(signed_in, ada, member):
    other = applied(class_code="user")
    browser = signed_in(ada)
    assert browser.post(f"/me/membership/{other.pk}/leave/").status_code == 404
    browser.force_login(other.user)
    assert browser.get(f"/me/membership/{other.pk}/leave/").url == "/me/membership/"
