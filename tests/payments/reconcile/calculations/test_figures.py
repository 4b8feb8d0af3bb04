"""What may go to the bank, and what is missing: the promise to members binds money, what the bank pays does not."""

from dataclasses import replace

import pytest

from payments.reconcile.calculations.figures import AT_BANK, AT_PROVIDER, ENTRUSTED, PROMISED, Figures

# 300.00 at the provider, of it 120.00 of customers and workers, 80.00 promised to members; nothing at the bank.
CALM = Figures(
    provider=30000, lines=30000, ledger=30000, on_the_way=0, entrusted=12000, promised=8000, at_bank=0
)  # fmt: skip


def test_what_members_were_promised_is_not_free_to_go_to_the_bank():
    assert CALM.owed == 20000
    assert CALM.own_share == 10000
    assert (CALM.short, CALM.to_bring_back) == (0, 0)


def test_what_was_swept_before_the_decision_is_to_be_brought_back_and_is_not_missing():
    swept = replace(CALM, ledger=15000, at_bank=15000)
    assert swept.own_share == -5000
    assert (swept.short, swept.to_bring_back) == (0, 5000)


def test_what_is_at_neither_place_is_missing():
    spent = replace(CALM, ledger=15000, at_bank=2000)
    assert (spent.short, spent.to_bring_back) == (3000, 0)


def test_others_money_has_to_stand_at_the_provider_however_much_the_bank_holds():
    lent = replace(CALM, ledger=11000, at_bank=90000)
    assert (lent.short, lent.to_bring_back) == (1000, 0)


def test_a_bank_the_books_know_nothing_of_makes_no_false_alarm():
    assert replace(CALM, at_bank=-70000).short == 0


@pytest.mark.parametrize("head", ["2310", "2320", "2420", "2430", "2460", "2480"])
def test_what_the_bank_pays_binds_nothing_at_the_provider(head):
    assert head not in (*ENTRUSTED, *PROMISED, *AT_PROVIDER, *AT_BANK)


def test_a_run_keeps_every_figure():
    assert CALM.as_data() == {
        "provider": 30000, "lines": 30000, "ledger": 30000, "on_the_way": 0, "entrusted": 12000, "promised": 8000,
        "at_bank": 0, "owed": 20000, "own_share": 10000, "to_bring_back": 0,
    }  # fmt: skip
