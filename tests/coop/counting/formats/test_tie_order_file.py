"""Reading the order that settles ties."""

import json

import pytest

from coop.counting.calculations.tie_order import commitment, committed_order, tie_seed
from coop.counting.errors import BadInput
from coop.counting.formats.tie_order import read_tie_order

IDS, NAMES = ["1", "2", "3"], ["Ada", "Bo Jones", "Cy"]
SECRET, ROOT, BEACON = bytes(range(32)), b"r" * 32, "drand 42"


def read(text: str | bytes) -> list[str]:
    return read_tie_order(text.encode() if isinstance(text, str) else text, IDS, NAMES, source="order")


@pytest.mark.parametrize(
    "text",
    [
        "3\n1\n2\n",
        "3 1 2",
        "3, 1, 2\n",
        "# drawn by lot, witnessed by two\n3  # Cy\n\n1\n2",
        "Cy\nAda\nBo Jones\n",
        "Cy\n1\nBo Jones\n",
        "\ufeff3\r\n1\r\n2\r\n",
        "[3, 1, 2]",
        '["3", "Ada", 2]',
        '{"order": [3, 1, 2]}',
    ],
)
def test_an_order_may_be_lines_words_or_json(text: str) -> None:
    assert read(text) == ["3", "1", "2"]


def test_an_order_may_name_only_some() -> None:
    assert read("2\n3\n") == ["2", "3"]


def test_a_number_means_the_candidate_even_where_a_name_looks_the_same() -> None:
    assert read_tie_order(b"2\n1\n", ["1", "2"], ["2", "1"], source="order") == ["2", "1"]


def reveal(**changes: object) -> str:
    document = {
        "decision_id": "decision-7",
        "secret": SECRET.hex(),
        "commitment": commitment(SECRET, "decision-7").hex(),
        "ballot_root": ROOT.hex(),
        "beacon": BEACON,
    }
    return json.dumps(document | changes)


def test_the_order_can_be_worked_out_from_the_revealed_commitment() -> None:
    by_name = committed_order(tie_seed(SECRET, ROOT, BEACON), NAMES)
    assert read(reveal()) == [IDS[NAMES.index(name)] for name in by_name]
    ids = ["a7", "b9", "c1"]
    by_id = committed_order(tie_seed(SECRET, ROOT, BEACON), ids)
    assert read(reveal(option_ids=ids)) == [IDS[ids.index(option)] for option in by_id]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("4\n", "order, line 1: “4” is not one of the options"),
        ("1\n\nEve\n", "order, line 3: “Eve” is not one of the options"),
        ("1\n2\n1\n", "order, line 3: “1” is listed twice"),
        ("Ada\n1\n", "order, line 2: “1” is listed twice"),
        ("", "order: the tie order is empty"),
        ("# nobody\n", "order: the tie order is empty"),
        (b"\xff\xfe", "order: the text is not UTF-8"),
        ("[1, 2", "order, line 1: this is not valid JSON"),
        ("[1, [2]]", "order: the order must be a list of numbers or texts"),
        ("[1, true]", "order: the order must be a list of numbers or texts"),
        ("[1, 9]", "order: “9” is not one of the options"),
        (reveal(secret="00"), "“secret” must be 64 hexadecimal digits"),
        (reveal(secret="z" * 64), "“secret” must be 64 hexadecimal digits"),
        (reveal(beacon=""), "“beacon” must be the text"),
        (reveal(secret=SECRET[::-1].hex()), "the secret is not the one that was committed to"),
        (reveal(decision_id="decision-8"), "the secret is not the one that was committed to"),
        (reveal(decision_id=7), "needs the “decision_id”"),
        (reveal(option_ids=["a", "b"]), "must give 3 different ids"),
        (reveal(option_ids=["a", "b", "b"]), "must give 3 different ids"),
        ("[" * 100_000, "this is not valid JSON"),
        ("1\n" * 2_000_001, "too large"),
    ],
)  # fmt: skip
def test_an_order_that_cannot_be_meant_is_refused(text: str | bytes, why: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(text)
    assert why in str(caught.value)
