import pytest

from tests.factories.marketplace import a_staff_member
from tests.factories.members import RESOLUTION, admitted, applied, expelled
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def steps(response, member):
    tree = parse_strictly(response)
    start = f"/office/members/{member.pk}/"
    links = {node.get("href") for node in tree.iter("a")}
    return sorted(link.removeprefix(start).rstrip("/") for link in links if link.startswith(start) and link != start)


def test_the_page_shows_the_entry_and_who_took_each_step(signed_in, board, ada):
    member = admitted(ada, board=board)
    response = signed_in(board).get(f"/office/members/{member.pk}/")
    for words in ("Ada Moss", "1 Mill Lane", ada.email, "Became a member", RESOLUTION, "Bea Board"):
        assert words in response.text
    assert steps(response, member) == ["died", "lapse", "leave", "probation", "suspend", "warn"]


def test_whether_to_expel_is_a_question_the_board_puts_to_the_members(signed_in, board, ada):
    member = admitted(ada, board=board)
    ask = f"/decisions/new/?kind=expulsion&amp;person={member.pk}"
    assert ask in signed_in(board).get(f"/office/members/{member.pk}/").text
    assert ask not in signed_in(a_staff_member()).get(f"/office/members/{member.pk}/").text


def test_after_the_end_no_step_is_left(signed_in, board, ada, noon):
    member = expelled(admitted(ada, board=board), at=noon)
    response = signed_in(board).get(f"/office/members/{member.pk}/")
    assert steps(response, member) == []
    assert "Expelled" in response.text


def test_other_memberships_of_the_person_are_a_link_away(signed_in, board, ada):
    member, other = admitted(ada, board=board), applied(ada, class_code="user")
    assert f'href="/office/members/{other.pk}/"' in signed_in(board).get(f"/office/members/{member.pk}/").text


def test_nobody_else_looks_and_nobody_finds_who_is_not_there(signed_in, board, ada):
    member = admitted(ada, board=board)
    assert signed_in(ada).get(f"/office/members/{member.pk}/").status_code == 403
    assert signed_in(board).get("/office/members/999999/").status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_it_asks_the_register_four_times_however_long_the_history(signed_in, board, ada, noon, times):
    for _ in range(times - 1):
        expelled(admitted(ada, board=board), at=noon)
    member = admitted(ada, board=board)
    browser = signed_in(board)
    # roles, member, history, other memberships
    assert queries_of("coop_membership_", lambda: browser.get(f"/office/members/{member.pk}/")) == 4
