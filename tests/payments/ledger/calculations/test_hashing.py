import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from payments.ledger.calculations.hashing import GENESIS, chain, journal_digest
from payments.ledger.calculations.rows import Row

NOVEMBER = date(2026, 11, 1)
ROW = Row(
    journal=1,
    kind="charge",
    key="txn_1",
    reference="bk_1",
    journal_memo="Zoë",
    at=datetime(2026, 11, 3, 12, tzinfo=UTC),
    booked_on=date(2026, 11, 3),
    reverses=None,
    entry=1,
    seq=1,
    debit="1010",
    credit="2100:bk_1",
    unit="GBP",
    amount=100,
    state="posted",
    pending=None,
    memo="",
)


def test_a_digest_is_the_hash_of_the_canonical_form():
    written = (
        '[1,"charge","txn_1","bk_1","Zoë","2026-11-03T12:00:00.000000+00:00","2026-11-03",null,'
        '[[1,1,"1010","2100:bk_1","GBP",100,"posted",null,""]]]'
    )
    assert journal_digest([ROW]) == hashlib.sha256(written.encode()).digest()


@pytest.mark.parametrize(
    "change",
    [
        {"journal": 2}, {"kind": "tip"}, {"key": "x"}, {"reference": ""}, {"journal_memo": ""},
        {"at": ROW.at + timedelta(microseconds=1)}, {"booked_on": date(2026, 11, 4)}, {"reverses": 1},
        {"entry": 2}, {"seq": 2}, {"debit": "1011"}, {"credit": "2100:bk_2"}, {"unit": "EUR"}, {"amount": 101},
        {"state": "pending"}, {"pending": 1}, {"memo": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_no_field_can_change_without_the_digest(change):
    assert journal_digest([ROW._replace(**change)]) != journal_digest([ROW])


def test_the_zone_a_time_is_written_in_does_not_matter():
    elsewhere = ROW.at.astimezone(timezone(timedelta(hours=9)))
    assert journal_digest([ROW._replace(at=elsewhere)]) == journal_digest([ROW])


def test_the_chain_folds_each_journal_into_the_root_before():
    second = [ROW._replace(journal=2, key="b", entry=2), ROW._replace(journal=2, key="b", entry=3, seq=2)]
    root = hashlib.sha256(bytes.fromhex(GENESIS) + b"2026-11").digest()
    root = hashlib.sha256(root + journal_digest([ROW])).digest()
    root = hashlib.sha256(root + journal_digest(second)).digest()
    assert chain(GENESIS, NOVEMBER, [ROW, *second]) == (root.hex(), 2)


def test_empty_months_have_roots_of_their_own():
    november, journals = chain(GENESIS, NOVEMBER, [])
    december, _ = chain(november, date(2026, 12, 1), [])
    assert (journals, len({GENESIS, november, december})) == (0, 3)


def test_the_order_of_journals_matters():
    other = ROW._replace(journal=2, key="b")
    assert chain(GENESIS, NOVEMBER, [ROW, other]) != chain(GENESIS, NOVEMBER, [other, ROW])
