"""The export is read by the real Beancount, which must find no fault in it and the same balances as we do."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from beancount import loader
from beancount.core import data, realization
from django.core.management import CommandError, call_command

from payments.ledger.actions.open_account import open_account
from payments.ledger.actions.post_pending import post_pending
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.calculations.exports import amount_text
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.trial_balance import trial_balance

pytestmark = pytest.mark.django_db


def on(day, month=11):
    return datetime(2026, month, day, 12, tzinfo=UTC)


@pytest.fixture
def books(post, at):
    """Three exponents, minutes, awkward owners and words, a reversal, amounts that wait and are taken."""
    post(("1010", "2100:bk_1", 10_000), ("5010", "1010", 320), at=on(3, 9), memo='Paid "by card" \\ in full\nthanks')
    post(("2100:bk_1", "2110:m_A-b_c", 9_200), ("2100:bk_1", "4010", 800), at=on(30, 9), reference="bk_1")
    post(("1010", "4010", 1_000), unit="JPY", at=on(1, 10))
    post(("1010", "4010", 1_234), ("5010", "1010", 5), unit="BHD", at=on(2, 10), kind="tip")
    reverse_journal(journal=post(("1010", "4090", 77), at=on(5, 10)), at=on(6, 10))
    post(("1220", "1011", 70))
    post_pending(pending=post(Pair("2110:m_A-b_c", "1220", 70, state="pending")).entries.get(), amount=30, at=at)
    post(Pair("1010", "2100:bk_2", 99, state="pending"))
    open_account(code="T100:m_1", unit="MINUTES", at=at, credit_limit=300)
    post(("T100:m_1", "T100:m_2", 90), unit="MINUTES")
    post(("1000", "3210:m_1:2026", 500))


def export(path, **options):
    call_command("export_ledger", output=str(path), **options)
    return path


def read_by_beancount(path):
    """The balances Beancount finds, {(code, unit): amount}, after insisting that it finds no error."""
    entries, errors, _ = loader.load_file(str(path))
    assert errors == []
    codes = {entry.account: entry.meta["code"] for entry in entries if isinstance(entry, data.Open)}
    found = {}
    for account in realization.iter_children(realization.realize(entries)):
        for position in account.balance:
            found[codes[account.account], position.units.currency] = position.units.number
    return found


def ours(**span):
    return {
        (line.code, line.unit): Decimal(amount_text(line.debit - line.credit, line.unit))
        for line in trial_balance(by_account=True, **span).lines
        if line.debit != line.credit
    }


def test_beancount_accepts_the_books_and_finds_our_balances(books, tmp_path):
    found = read_by_beancount(export(tmp_path / "all.beancount", format="beancount"))
    assert found == ours()
    assert found["4010", "JPY"] == Decimal("-1000")
    assert found["5010", "BHD"] == Decimal("0.005")
    assert found["T100:m_2", "MINUTES"] == Decimal("-90")


def test_beancount_sees_a_wrong_balance(books, tmp_path):
    path = export(tmp_path / "all.beancount", format="beancount")
    path.write_text(
        path.read_text().replace("balance Expenses:5010 3.20 ~ 0 GBP", "balance Expenses:5010 3.21 ~ 0 GBP")
    )
    _, errors, _ = loader.load_file(str(path))
    assert [type(error).__name__ for error in errors] == ["BalanceError"]


def test_a_span_begins_with_what_was_brought_forward(books, tmp_path):
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    path = tmp_path / "october.beancount"
    call_command("export_ledger", "--format=beancount", "--from=2026-10-01", "--to=2026-10-31", f"--output={path}")
    assert read_by_beancount(path) == ours(through=last)
    transactions = list(data.filter_txns(loader.load_file(str(path))[0]))
    assert (transactions[0].date, transactions[0].narration) == (first, "Brought forward")
    assert [t.meta["key"] for t in transactions[1:]] == [
        "key-3",
        "key-4",
        "key-5",
        "rev:" + transactions[-1].meta["reverses"],
    ]
    assert transactions[-1].date == date(2026, 10, 6)


def test_a_span_without_journals_still_shows_what_stood(books, tmp_path):
    path = tmp_path / "quiet.beancount"
    call_command("export_ledger", "--format=beancount", "--from=2026-12-01", f"--output={path}")
    assert read_by_beancount(path) == ours()


def test_empty_books_are_accepted_too(tmp_path):
    assert read_by_beancount(export(tmp_path / "empty.beancount", format="beancount")) == {}


def test_csv_holds_every_row(books, tmp_path):
    rows = list(csv.DictReader(io.StringIO(export(tmp_path / "all.csv", format="csv").read_text())))
    total = sum(int(r["minor_units"]) for r in rows if r["unit"] == "GBP" and r["state"] in ("posted", "post"))
    assert (len(rows), total) == (15, 10_000 + 320 + 9_200 + 800 + 77 + 77 + 70 + 30 + 500)
    assert rows[-2]["debit"] == "T100:m_1"


def test_without_a_file_the_books_go_to_standard_output(books, capsys):
    call_command("export_ledger", "--format=csv", "--to=2026-09-29")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["debit"], r["credit"], r["amount"]) for r in rows] == [
        ("1010", "2100:bk_1", "100.00"),
        ("5010", "1010", "3.20"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from=yesterday"], "'yesterday' is not a day written YYYY-MM-DD, from 1900 to 2200."),
        (["--to=2026-02-30"], "'2026-02-30' is not a day written YYYY-MM-DD, from 1900 to 2200."),
        (["--from=0001-01-01"], "'0001-01-01' is not a day written YYYY-MM-DD, from 1900 to 2200."),
        (["--to=9999-12-31"], "'9999-12-31' is not a day written YYYY-MM-DD, from 1900 to 2200."),
        (["--from=2026-11-02", "--to=2026-11-01"], "The last day comes before the first."),
        (["--output=/nowhere/at/all.csv"], "Cannot write /nowhere/at/all.csv: No such file or directory."),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(arguments, message):
    with pytest.raises(CommandError) as caught:
        call_command("export_ledger", "--format=csv", *arguments)
    assert (str(caught.value), caught.value.returncode) == (message, 2)
