from datetime import timedelta

import pytest

from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.queries import office
from tests.factories.marketplace import a_user
from tests.factories.members import RESOLUTION, admitted, an_officer, applied
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/office/members/"


def names(response):
    tree = parse_strictly(response)
    return ["".join(node.itertext()).strip() for node in tree.iter("th") if node.get("scope") == "row"]


def test_members_are_found_by_name_number_state_and_class(signed_in, board, noon):
    ada = admitted(a_user("Ada Moss"), board=board)
    admitted(a_user("Bert Hill"), board=board, class_code="user", legal_name="Albert Hill")
    leaver = admitted(a_user("Cleo Lund"), board=board, legal_name="Cleo Lund")
    give_notice_to_leave(by=leaver.user, member=leaver, at=noon)
    applied(a_user("Nora New"), legal_name="Nora New")
    browser = signed_in(board)
    for query, found in {
        "": ["Ada Moss", "Bert Hill", "Cleo Lund"],
        "?q=albert": ["Bert Hill"],
        f"?q={ada.member_no}": ["Ada Moss"],
        "?state=leaving": ["Cleo Lund"],
        "?state=applied": ["Nora New"],
        "?member_class=user": ["Bert Hill"],
        "?state=nonsense": ["Ada Moss", "Bert Hill", "Cleo Lund"],
        "?q=nobody": [],
    }.items():
        assert names(browser.get(PAGE + query)) == found, query


def test_it_says_how_many_wait_and_leads_to_them(signed_in, board):
    applied()
    response = signed_in(board).get(PAGE)
    assert "1 application is open" in response.text
    assert 'href="/office/members/applications/"' in response.text


def test_a_long_list_goes_on_on_the_next_page(signed_in, board, monkeypatch):
    monkeypatch.setattr(office, "PAGE", 2)
    for name in ("Ada", "Bert", "Cleo"):
        admitted(a_user(name), board=board)
    browser = signed_in(board)
    first = browser.get(PAGE)
    after = f"?after={office.find_members().after}"
    assert (names(first), names(browser.get(PAGE + after))) == (["Ada", "Bert"], ["Cleo"])
    assert after in first.text


def test_it_lists_what_no_clock_decides(signed_in, board, noon, frozen):
    new, old = (admitted(a_user(name), board=board) for name in ("Nora New", "Old Hand"))
    begin_probation(
        by=board, member=new, ends_at=noon + timedelta(days=9), requirement="Help", resolution=RESOLUTION, at=noon
    )
    browser = signed_in(board)
    assert "Probation is over" not in browser.get(PAGE).text
    frozen(noon + timedelta(days=9))
    page = browser.get(PAGE).text
    assert ("Probation is over" in page, f'href="/office/members/{new.pk}/confirm/"' in page) == (True, True)
    assert "No sign of life" not in page
    frozen(noon + timedelta(days=1095))
    page = browser.get(PAGE).text
    assert f'href="/office/members/{old.pk}/warn/"' in page
    assert f'href="/office/members/{new.pk}/warn/"' not in page  # a step of their membership is a sign of life
    browser.post(f"/office/members/{old.pk}/warn/")
    frozen(noon + timedelta(days=1155))
    assert f'href="/office/members/{old.pk}/lapse/"' in browser.get(PAGE).text
    assert "may lapse" not in browser.get(PAGE + "?q=old").text


@pytest.mark.parametrize("address", ["?after=zzz", "?after=99999999999999999999", "?q=%FF", "?q=999999999999"])
def test_odd_addresses_are_answered(signed_in, board, address):
    assert signed_in(board).get(PAGE + address).status_code == 200


def test_the_secretary_finds_it_in_the_menu_and_a_member_does_not(signed_in, ada):
    assert 'href="/office/members/"' in signed_in(an_officer("Sid", "secretary")).get("/me/").text
    assert 'href="/office/members/"' not in signed_in(ada).get("/me/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_register_as_often_however_many_there_are(signed_in, board, rows, noon, frozen):
    for _ in range(rows):
        admitted(board=board)
    browser = signed_in(board)
    # roles, classes, members, counts, probations that are over, members away
    assert queries_of("coop_membership_", lambda: browser.get(PAGE)) == 6
    # and with members away: their last steps, and what three rooms know of them
    frozen(noon + timedelta(days=1300))
    assert queries_of("coop_membership_", lambda: browser.get(PAGE)) == 10
