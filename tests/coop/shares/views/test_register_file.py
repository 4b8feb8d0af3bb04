"""The register as a file."""

import csv
import io

import pytest

from tests.factories.shares import an_owner

pytestmark = pytest.mark.django_db
PAGE = "/office/register/file/"


def rows_of(response):
    return list(csv.reader(io.StringIO(response.getvalue().decode().removeprefix("\ufeff"))))


def test_it_has_a_row_for_every_member_then_the_officers(browser, rosa, pia, today):
    response = browser(pia).get(PAGE)
    assert response["Content-Disposition"] == f'attachment; filename="register-{today:%Y-%m-%d}.csv"'
    rows = rows_of(response)
    by_name = {row[1]: row for row in rows if len(row) == 11}
    assert by_name["Rosa Lane"][6:] == ["1000", "1000.00", "0.00", "2026-01-05", ""]
    assert rows[-3:][0] == ["Pia Board", "Board member", "", "2026-01-05", "Founding meeting"]


def test_it_is_of_the_day_asked_for(browser, rosa, pia, today):
    assert len(rows_of(browser(pia).get(PAGE, {"day": "2026-01-04"}))) == 3  # heads, a gap, heads


def test_a_name_that_looks_like_a_formula_stays_a_name(browser, pia, today):
    an_owner("=SUM(A1)", 1, treasurer=pia)
    assert [row[1] for row in rows_of(browser(pia).get(PAGE)) if len(row) == 11][-1] == "'=SUM(A1)"


def test_long_registers_come_whole(browser, rosa, pia, today, monkeypatch):
    monkeypatch.setattr("coop.shares.views.register_file.A_PAGE", 1)
    assert len([row for row in rows_of(browser(pia).get(PAGE)) if len(row) == 11]) == 3


def test_members_do_not_get_it(browser, rosa):
    assert browser(rosa.user).get(PAGE).status_code == 403
