import json

import pytest
from django.core.management import call_command

from payments.ledger.models import Entry
from payments.ledger.queries.proofs import PROOFS
from payments.ledger.registry import verifiers
from payments.ledger.testing import guard_open

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_proofs_of_other_rooms(monkeypatch):
    """Theirs are about things these tests do not have."""
    monkeypatch.setattr(verifiers, "_values", {})


def test_sound_books_print_a_line_for_each_proof(post, capsys):
    post(("1010", "2110:m_1", 5))
    call_command("verify_ledger")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ok    amounts: Every row moves a positive amount between two different accounts"
    assert [line for line in lines[:-1] if not line.startswith("ok    ")] == []
    proofs = len(PROOFS) + 1
    assert (len(lines), lines[-1]) == (proofs + 1, f"The books are sound: {proofs} of {proofs} proofs hold.")


def test_a_broken_proof_is_named_and_the_command_fails(post, capsys):
    for number in range(7):
        post(("1010", f"2110:m_{number}", 5))
    with guard_open():
        Entry.objects.update(amount=6)
    with pytest.raises(SystemExit) as caught:
        call_command("verify_ledger")
    out = capsys.readouterr().out
    assert caught.value.code == 1
    assert "WRONG counters: The counters of every account are the sums of its rows\n      - 2110:m_0 GBP\n" in out
    assert "      - and 2 more\n" in out
    assert out.splitlines()[-1] == f"1 of {len(PROOFS) + 1} proofs do not hold."


@pytest.mark.parametrize("broken", [False, True])
def test_json_says_the_same_to_a_machine(post, capsys, broken):
    post(("1010", "2110:m_1", 5))
    if broken:
        with guard_open():
            Entry.objects.update(amount=6)
        with pytest.raises(SystemExit):
            call_command("verify_ledger", "--json")
    else:
        call_command("verify_ledger", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["holds"] is not broken
    assert [(p["name"], p["problems"]) for p in told["proofs"] if not p["holds"]] == (
        [("counters", ["2110:m_1 GBP"])] if broken else []
    )
