"""The register for those who keep it: as at any day, page by page, to print."""

from datetime import timedelta

import pytest

from coop.membership.actions.appoint_officer import appoint_officer
from coop.membership.actions.update_register_details import update_register_details
from coop.membership.enums import MemberState
from coop.membership.models import Member
from tests.factories.cast import an_office_person, an_officer
from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import a_withdrawal, an_owner, approved, shares_for

pytestmark = pytest.mark.django_db
PAGE = "/office/register/"
QUERIES = 13


def told(member, address, *, by_email=True, at):
    return update_register_details(
        by=member.user, member=member, legal_name="", postal_address=address, notices_by_email=by_email, at=at
    )


def row_of(response, member):
    (found,) = [row for row in response.context["table"].rows if row[1] == str(member.member_no)]
    return [getattr(cell, "text", cell) for cell in found]


def test_it_has_everything_the_law_wants(browser, rosa, pia, today):
    told(rosa, "1 High Street\nHebden Bridge", at=today)
    name, number, role, post, email, shares, paid, other, entered, ceased = row_of(browser(pia).get(PAGE), rosa)
    assert (name, number, role) == ("Rosa Lane", str(rosa.member_no), "Worker-members")
    assert (post, email) == ("1 High Street, Hebden Bridge", rosa.user.email)
    assert (shares, paid, other) == ("1000", "£1,000.00", "–")
    assert (entered, ceased) == ("5 January 2026", "–")


def test_officers_are_listed_with_their_decision(browser, pia, today):
    officers = browser(pia).get(PAGE).context["officers"].rows
    assert [(row[0], row[4]) for row in officers] == [("Pia Board", "Founding meeting")] * 3


def test_an_officer_has_the_name_and_the_post_of_the_day_asked_for(browser, rosa, pia, today):
    told(rosa, "1 High Street\nHebden Bridge", at=LONG_AGO + timedelta(days=10))
    appoint_officer(by=None, user=rosa.user, office="board", resolution="Spring meeting", at=LONG_AGO)
    rosa.user.name = "Rosa Hill"
    rosa.user.save()  # today
    told(rosa, "9 Hill Road", at=today)
    session = browser(pia)
    for day, name, post in (
        ("2026-01-06", "Rosa Lane", "–"),
        ("2026-01-15", "Rosa Lane", "1 High Street, Hebden Bridge"),
        ("", "Rosa Hill", "9 Hill Road"),
    ):
        table = session.get(PAGE, {"day": day} if day else {}).context["officers"].rows
        (row,) = [row for row in table if row[4] == "Spring meeting"]
        assert (row[0], row[1], row[2], row[3]) == (name, "Board member", post, "5 January 2026")


def test_an_earlier_day_shows_what_was_then(browser, rosa, pia, today):
    shares_for(rosa, 50, treasurer=pia, at=LONG_AGO + timedelta(days=10))
    approved(a_withdrawal(rosa, 20), by=pia, at=today)
    session = browser(pia)
    for day, shares in (("2026-01-05", "1000"), ("2026-01-15", "1050"), ("", "1030")):
        assert row_of(session.get(PAGE, {"day": day} if day else {}), rosa)[5] == shares
    before = session.get(PAGE, {"day": "2026-01-04"})
    assert (before.context["is_empty"], before.context["stats"][0]["figure"]) == (True, "0")


def test_an_earlier_day_shows_the_name_and_addresses_of_then(browser, rosa, pia, today):
    told(rosa, "1 High Street", at=LONG_AGO + timedelta(days=10))
    was = rosa.user.email
    rosa.user.name, rosa.user.email = "Rosa Hill", "rosa@new.example"
    rosa.user.save()  # today
    told(rosa, "9 Hill Road", by_email=False, at=today)
    session = browser(pia)
    for day, expected in (
        ("2026-01-14", ["Rosa Lane", "–", "–"]),
        ("2026-01-16", ["Rosa Lane", "1 High Street", was]),
        ("", ["Rosa Hill", "9 Hill Road", "–"]),
    ):
        row = row_of(session.get(PAGE, {"day": day} if day else {}), rosa)
        assert [row[0], row[3], row[4]] == expected


def test_who_has_left_stays_with_the_day(browser, rosa, pia, today):
    Member.objects.filter(pk=rosa.pk).update(state=MemberState.LEAVING)
    Member.objects.filter(pk=rosa.pk).update(state=MemberState.FORMER, ended_at=LONG_AGO + timedelta(days=30))
    session = browser(pia)
    assert row_of(session.get(PAGE), rosa)[9] == "4 February 2026"
    assert row_of(session.get(PAGE, {"day": "2026-02-03"}), rosa)[9] == "–"


@pytest.mark.parametrize("day", ["2099-01-01", "0001-01-01", "9999-12-31", "tomorrow", "2026-02-30"])
def test_a_day_that_is_none_or_to_come_is_today(browser, rosa, pia, today, day):
    response = browser(pia).get(PAGE, {"day": day})
    assert response.status_code == 200
    assert row_of(response, rosa)[5] == "1000"


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "²"])
def test_a_made_up_place_in_the_list_begins_at_the_start(browser, rosa, pia, today, after):
    assert row_of(browser(pia).get(PAGE, {"after": after}), rosa)[0] == "Rosa Lane"


def test_it_goes_on_page_by_page_and_prints_whole(browser, rosa, pia, today, monkeypatch):
    monkeypatch.setattr("coop.shares.views.register.A_PAGE", 1)
    session = browser(pia)
    first = session.get(PAGE)
    second = session.get(PAGE + first.context["older_url"])
    assert [len(page.context["table"].rows) for page in (first, second)] == [1, 1]
    assert second.context["older_url"] == ""
    assert len(session.get(PAGE, {"show": "all"}).context["table"].rows) == 2


def test_it_is_for_keepers_and_the_treasurer(browser, rosa):
    assert browser(an_officer("Tess", "treasurer")).get(PAGE).status_code == 200
    assert browser(an_officer("Sec", "secretary")).get(PAGE).status_code == 200
    assert browser(rosa.user).get(PAGE).status_code == 403
    assert browser(an_office_person()).get(PAGE).status_code == 403
    assert browser().get(PAGE).status_code == 302


def test_as_many_queries_for_three_members_as_for_one(browser, rosa, pia, today, queries):
    session = browser(pia)
    session.get(PAGE)
    one = queries(lambda: session.get(PAGE))
    an_owner("Otto", 5, treasurer=pia)
    an_owner("Una", 5, treasurer=pia)
    assert (one, queries(lambda: session.get(PAGE))) == (QUERIES, QUERIES)
