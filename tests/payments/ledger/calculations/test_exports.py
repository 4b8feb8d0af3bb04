import csv
import io
from datetime import UTC, date, datetime

import pytest

from payments.ledger.calculations.exports import BeancountWriter, amount_text, beancount_account, csv_lines, quoted
from payments.ledger.calculations.rows import Row
from payments.ledger.enums import Nature

NATURES = {"1010": Nature.ASSET, "2110": Nature.LIABILITY, "3210": Nature.EQUITY, "4010": Nature.INCOME}


def row(**changes):
    values = {
        "journal": 1,
        "kind": "charge",
        "key": "txn_1",
        "reference": "bk_1",
        "journal_memo": "",
        "at": datetime(2026, 11, 3, 12, tzinfo=UTC),
        "booked_on": date(2026, 11, 3),
        "reverses": None,
        "entry": 1,
        "seq": 1,
        "debit": "1010",
        "credit": "4010",
        "unit": "GBP",
        "amount": 8_005,
        "state": "posted",
        "pending": None,
        "memo": "",
    }
    return Row(**(values | changes))


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (8_005, "GBP", "80.05"),
        (5, "EUR", "0.05"),
        (-8_005, "GBP", "-80.05"),
        (500, "JPY", "500"),
        (1_234, "BHD", "1.234"),
        (-7, "KWD", "-0.007"),
        (90, "MINUTES", "90"),
    ],
)
def test_amounts_have_the_decimals_of_their_unit(amount, unit, text):
    assert amount_text(amount, unit) == text


def test_no_two_codes_meet_in_one_beancount_account():
    owners = ["a_b", "a-b", "a-ub", "a--b", "a-_b", "a_-b", "ab", "Ab"]
    names = {beancount_account(f"2110:{owner}", NATURES) for owner in owners}
    assert len(names) == len(owners)
    assert beancount_account("3210:m_7f:2026", NATURES) == "Equity:3210:Xm-u7f:X2026"


def test_a_beancount_string_stays_on_one_line_and_closed():
    assert quoted('He said "no"\\\nthen\tyes') == '"He said \\"no\\"\\\\ then yes"'


def test_a_journal_in_beancount():
    writer = BeancountWriter(title="Tidewater", natures=NATURES)
    pending = row(entry=2, seq=2, state="pending")
    assert list(writer.lines([row(journal_memo="Card"), pending], opening={}, first=None)) == [
        'option "title" "Tidewater"',
        "2026-11-03 open Assets:1010",
        '  code: "1010"',
        "2026-11-03 open Income:4010",
        '  code: "4010"',
        "",
        '2026-11-03 * "charge" "Card"',
        '  journal: "1"',
        '  key: "txn_1"',
        '  reference: "bk_1"',
        "  Assets:1010  80.05 GBP",
        "  Income:4010  -80.05 GBP",
        "",
        "2026-11-04 balance Assets:1010 80.05 ~ 0 GBP",
        "2026-11-04 balance Income:4010 -80.05 ~ 0 GBP",
    ]


def test_no_rows_make_an_empty_book():
    writer = BeancountWriter(title="Tidewater", natures=NATURES)
    assert list(writer.lines([], opening={}, first=None)) == ['option "title" "Tidewater"']


def test_csv_has_every_row_with_the_amount_both_ways():
    text = "".join(csv_lines([row(), row(unit="JPY", entry=2, seq=2, state="pending", memo="Zoë, held")]))
    read = list(csv.DictReader(io.StringIO(text)))
    assert [(r["amount"], r["unit"], r["minor_units"], r["state"]) for r in read] == [
        ("80.05", "GBP", "8005", "posted"),
        ("8005", "JPY", "8005", "pending"),
    ]
    assert (read[0]["day"], read[0]["time"], read[0]["resolves_row"]) == ("2026-11-03", "2026-11-03T12:00:00+00:00", "")
    assert read[1]["memo"] == "Zoë, held"


def test_no_rows_make_a_csv_of_column_names_alone():
    assert "".join(csv_lines([])).startswith("journal,day,time,kind,reference,key,")


@pytest.mark.parametrize("memo", ["=1+1", "+44", "-5", "@name", "\tx"])
def test_a_spreadsheet_runs_no_formula_of_ours(memo):
    read = next(csv.DictReader(io.StringIO("".join(csv_lines([row(memo=memo)])))))
    assert read["memo"] == f"'{memo}"
