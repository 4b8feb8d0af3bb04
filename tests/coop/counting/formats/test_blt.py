"""Reading ranked ballots in the BLT format, and refusing what cannot be counted, with the line."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.election import Election
from coop.counting.errors import BadInput
from coop.counting.formats.blt import read_blt

PLAIN = """4 2
-3
7 1 2 4 0
2 0
1 4 0
7 1 2 4 0
0
"Ada"
"Bo"
"Cy"
"Di"
"Board 2026"
"""


def read(text: str | bytes) -> Election:
    raw = text.encode() if isinstance(text, str) else text
    return read_blt(raw.splitlines(keepends=True), source="board.blt")


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read(text)
    return str(caught.value)


def test_weights_withdrawn_candidates_blank_papers_names_and_title() -> None:
    election = read(PLAIN)
    assert election.names == ("Ada", "Bo", "Cy", "Di")
    assert (election.seats, election.title, election.blank) == (2, "Board 2026", 2)
    assert election.withdrawn == {3}
    assert election.ballots == {bytes([1, 2, 4]): 14, bytes([4]): 1}


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.rstrip("\n"),
        PLAIN.replace("\n", "   \n").replace(" 2 4", "\t2   4"),
        "# made by hand\n\n" + PLAIN.replace("4 2\n", "4 2 # candidates, seats\n\n").replace("1 4 0", "1 4 0 # late"),
        PLAIN.replace("\n0\n", "\n0 # that is all\n# now the names\n"),
        PLAIN.replace('"Ada"', '"Ada" # the first').replace('"', "").replace("Ada # the first", "Ada  # the first"),
        PLAIN.replace('"Ada"\n"Bo"\n', '"Ada" "Bo"\n'),
        PLAIN + "\nFirst preferences\n14 0 0 1\n",
    ],
    ids=["crlf", "bom", "no last newline", "spaces", "comments", "comment after 0", "no quotes", "one line", "trailer"],
)
def test_the_same_election_in_the_shapes_found_in_the_wild(text: str) -> None:
    assert read(text) == read(PLAIN)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Ann \\"Nan\\" O\'Neill"', 'Ann "Nan" O\'Neill'),
        ('"Ann ""Nan"" O\'Neill"', 'Ann "Nan" O\'Neill'),
        ('"Con ""Bill BERRY"""', 'Con "Bill BERRY"'),
        ('"back\\\\slash"', "back\\slash"),
        ('"C:\\new"', "C:\\new"),
        ('"number #3"', "number #3"),
        ("Number#3", "Number#3"),
        ("Zoë  Ångström (Ind)", "Zoë  Ångström (Ind)"),
        ('"0"', "0"),
        ('  "  spaced  "  ', "  spaced  "),
    ],
)
def test_names_keep_their_quotation_marks_and_accents(written: str, meant: str) -> None:
    assert read(f'1 1\n1 1 0\n0\n{written}\n"title"\n').names == (meant,)


def test_names_left_in_comments_by_preflib_are_found() -> None:
    text = "2 1\n3 1 2 0\n0\n# ALTERNATIVE NAME 1: Ada (Grn)\n# ALTERNATIVE NAME 2: Bo (Lab)\nSome ward"
    election = read(text)
    assert (election.names, election.title) == (("Ada (Grn)", "Bo (Lab)"), "Some ward")
    named = read("2 1\n3 1 2 0\n0\n# ALTERNATIVE NAME 1: Ada (Grn)\nAda\nBo\nSome ward")
    assert named.names == ("Ada", "Bo")


def test_three_hundred_candidates_are_read_too() -> None:
    text = "300 2\n2 300 1 0\n0\n" + "\n".join(f'"C{number}"' for number in range(1, 301)) + '\n"many"\n'
    assert read(text).ballots == {(300, 1): 2}


BROKEN = {
    "an empty file": ("", 1, "the file is empty"),
    "only comments": ("# nothing\n\n", 2, "the file is empty"),
    "no numbers first": ("Ada\n", 1, "expected the number of candidates and of seats"),
    "one number first": ("4\n", 1, "expected the number of candidates and of seats"),
    "three numbers first": ("4 2 1\n", 1, "expected the number of candidates and of seats"),
    "no candidates": ("0 2\n", 1, "the number of candidates must be between 1 and 10,000, not 0"),
    "absurdly many candidates": ("999999999 2\n", 1, "between 1 and 10,000"),
    "no seats": ("4 0\n", 1, "at least one seat"),
    "a negative seat": ("4 -2\n", 1, "expected the number"),
    "an unknown candidate": (PLAIN.replace("7 1 2 4 0", "7 1 5 0", 1), 3, "ranks candidate 5, but there are 4"),
    "a candidate ranked twice": (PLAIN.replace("1 4 0", "1 4 1 4 0"), 5, "ranks candidate 4 twice"),
    "an equal rank": (PLAIN.replace("1 4 0", "1 4=2 1 0"), 5, "equal rank (“4=2”)"),
    "a skipped rank": (PLAIN.replace("1 4 0", "1 4 - 2 0"), 5, "skips a rank"),
    "a zero in the middle": (PLAIN.replace("1 4 0", "1 4 0 2 0"), 5, "a 0 stands in the middle"),
    "a ballot without its end": (PLAIN.replace("1 4 0", "1 4"), 5, "the ballot does not end with 0"),
    "a weight alone": (PLAIN.replace("1 4 0", "1"), 5, "the ballot does not end with 0"),
    "a weight of nothing": (PLAIN.replace("1 4 0", "0 4 0"), 5, "cannot stand for 0 papers"),
    "a negative weight": (PLAIN.replace("1 4 0", "-1 4 0"), 5, "expected a ballot or the closing 0"),
    "a fractional weight": (PLAIN.replace("1 4 0", "1.5 4 0"), 5, "expected a ballot or the closing 0"),
    "an absurd number": (PLAIN.replace("1 4 0", f"{'9' * 30} 4 0"), 5, "more than 18 digits"),
    "an underscore in a number": (PLAIN.replace("1 4 0", "1_0 4 0"), 5, "expected a ballot"),
    "a word among ballots": (PLAIN.replace("1 4 0", "1 Ada 0"), 5, "found “1 Ada 0”"),
    "no end marker before the names": (PLAIN.replace("\n0\n", "\n"), 7, 'found “"Ada"”'),
    "no end marker at all": (PLAIN.split("\n0\n")[0] + "\n", 6, "before the line with a single 0"),
    "a stranger withdrawn": (PLAIN.replace("-3", "-5"), 2, "candidate 5 cannot withdraw: there are 4"),
    "nobody withdrawn": (PLAIN.replace("-3", "-0"), 2, "candidate 0 cannot withdraw"),
    "withdrawn twice": (PLAIN.replace("-3", "-3 -3"), 2, "candidate 3 is listed as withdrawn twice"),
    "withdrawn too late": (PLAIN.replace("1 4 0", "-4"), 5, "before the first ballot"),
    "no names": (PLAIN.split('"Ada"')[0], 7, "ends with 0 of 4 names"),
    "a name missing": (PLAIN.replace('"Cy"\n', ""), 11, "without a title after the candidates' names"),
    "an empty name": (PLAIN.replace('"Cy"', '""'), 10, "candidate 3 has no name"),
    "an open quotation mark": (PLAIN.replace('"Cy"', '"Cy'), 10, "a quoted name does not end"),
    "text after a name": (PLAIN.replace('"Cy"', '"Cy" Jones'), 10, "text follows a quoted name"),
    "a byte that is not text": (PLAIN.encode().replace(b"Cy", b"C\xff"), 10, "not UTF-8"),
    "a zip file": (b"PK\x03\x04\x14\x00\x00\x00\n\x00\xff", 1, "expected the number of candidates"),
}


@pytest.mark.parametrize(("text", "line", "why"), BROKEN.values(), ids=list(BROKEN))
def test_what_cannot_be_counted_is_refused_with_file_line_and_reason(text: str | bytes, line: int, why: str) -> None:
    message = refusal(text)
    assert message.startswith(f"board.blt, line {line}: ")
    assert why in message
    assert "\n" not in message


def test_a_message_never_prints_control_characters() -> None:
    assert "\x1b" not in refusal("4 2\n\x1b[31m red\n")


@settings(deadline=None, max_examples=150)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["1", "2", "0", "-1", "=", "#", '"', "\\", "\n", " ", "A"])).map("".join)
)
def test_whatever_the_file_holds_it_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        told = read("2 1\n" + text).title
    except BadInput as error:
        told = str(error)
    assert told.splitlines() == [told] or told == ""


def lines(count: int) -> Iterator[bytes]:
    yield b"9 3\n"
    for number in range(count):
        yield b"1 %d %d 0\n" % (number % 9 + 1, (number + 4) % 9 + 1)
    yield b"0\n"
    for number in range(10):
        yield b'"C%d"\n' % number


def test_a_large_file_is_streamed_and_equal_ballots_are_kept_once() -> None:
    heard: list[int] = []
    tracemalloc.start()
    election = read_blt(lines(9_000), source="large.blt", tick=heard.append)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(election.ballots.values()) == 9_000
    assert len(election.ballots) == 9
    assert peak < 40_000
    assert heard == [8192]
