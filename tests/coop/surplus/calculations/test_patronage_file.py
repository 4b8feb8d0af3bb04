"""The treasurer's file: what is read, and with which line and reason it is refused."""

from fractions import Fraction as F

import pytest

from coop.surplus.calculations.patronage_file import FileRefused, plain_decimal, read_patronage
from coop.surplus.calculations.types import Holding

HEAD = b"member,class,hours\n"


def refusal(raw):
    with pytest.raises(FileRefused) as refused:
        read_patronage(raw)
    return refused.value.line, refused.value.reason


def test_members_with_their_measures_in_the_order_of_the_file():
    cleo, ana = read_patronage(b"member,class,hours,earnings\ncleo,worker,12.5,100.00\nana,user,0,7\n")
    assert (cleo.member, cleo.class_code, cleo.measures) == ("cleo", "worker", {"hours": F(25, 2), "earnings": F(100)})
    assert (ana.number, cleo.number) == (1, 2)


def test_columns_with_a_meaning_of_their_own():
    [ana] = read_patronage(
        b"number,member,class,hours,shares,share_days,capital\n7,ana,worker,1,1000.50,100,20.05\n"
    )  # fmt: skip
    assert (ana.number, ana.holdings, ana.capital) == (7, (Holding(100_050, 100),), 2005)
    assert dict(ana.measures) == {"hours": F(1)}


def test_names_that_are_numbers_are_member_numbers_and_m2_comes_before_m10():
    assert [m.number for m in read_patronage(HEAD + b"12,worker,1\n3,worker,1\n")] == [12, 3]
    assert [m.number for m in read_patronage(HEAD + b"m10,worker,1\nm2,worker,1\n")] == [2, 1]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + HEAD + b"ana,worker,1\n",
        b"Member , CLASS,Hours\r\n\r\n ana , Worker , 1 \r\n",
        b"member;class;hours\nana;worker;1\n",
        b'member,class,hours\n"ana","worker","1"',
    ],
    ids=["byte order mark", "windows lines and blanks", "semicolons", "quotes"],
)
def test_what_spreadsheets_write_is_read(raw):
    [ana] = read_patronage(raw)
    assert (ana.member, ana.class_code, ana.measures) == ("ana", "worker", {"hours": F(1)})


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"", 0, "the file is empty"),
        (b"\n \n", 0, "the file is empty"),
        (HEAD, 0, "the file names no members"),
        (b"class,hours\nworker,1\n", 1, "the column 'member' is missing"),
        (b"member,hours\nana,1\n", 1, "the column 'class' is missing"),
        (b"member,class\nana,worker\n", 1, "no column with a measure"),
        (b"member,class,hours,hours\nana,worker,1,1\n", 1, "'hours' is there twice"),
        (b"member,class,hours,\nana,worker,1,\n", 1, "'' is not a name for a column"),
        (HEAD + b"ana,worker\n", 2, "2 cells, but the first line names 3 columns"),
        (HEAD + b"ana,worker,1,2\n", 2, "4 cells"),
        (HEAD + b"ana,worker,1\n\n,worker,1\n", 4, "the member is empty"),
        (HEAD + b"ana,worker,1\nben,worker,1\nana,worker,2\n", 4, "ana is there twice, first on line 2"),
        (HEAD + b"ana,boss,1\n", 2, "the class 'boss' is unknown; known are worker, user, supporter, employee"),
        (HEAD + b"ana,worker,-1\n", 2, "hours: '-1' is below nought"),
        (HEAD + b"ana,worker,NaN\n", 2, "hours: 'NaN' is not a plain number"),
        (HEAD + b"ana,worker,inf\n", 2, "hours: 'inf' is not a plain number"),
        (HEAD + b"ana,worker,1e9\n", 2, "hours: '1e9' is not a plain number"),
        (HEAD + b'ana,worker,"1,5"\n', 2, "write a point for decimals"),
        (HEAD + b"ana,worker,\n", 2, "hours: this is empty; write 0 if it is nothing"),
        (HEAD + b"ana,worker,1.1234567\n", 2, "has more than 6 decimals"),
        (HEAD + b"ana,worker," + b"9" * 16 + b"\n", 2, "is too large"),
        (HEAD + "ana,worker,٣\n".encode(), 2, "is not a plain number"),
        (HEAD + b"ana,worker,1\nb\xe9a,worker,1\n", 3, "this is not UTF-8"),
        ("member,class,hours\nana,worker,1\n".encode("utf-16"), 1, "this is UTF-16"),
        (HEAD + b"ana\0,worker,1\n", 2, "there is a NUL character"),
        (HEAD + b'"ana,worker,1\n', 2, "this is not CSV"),
        (HEAD + b"a\x1b[31mna,worker,1\n", 2, "characters that cannot be shown"),
        (b"member,class,hours,number\nana,worker,1,4\nben,worker,1,4\n", 3, "the number 4 is there twice, first on line 2"),
        (b"member,class,hours,shares\nana,worker,1,0.001\n", 2, "shares: '0.001' has more than 2 decimals"),
        (b"member,class,hours,share_days\nana,worker,1,367\n", 2, "share_days is more than a year has"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_the_line_and_the_reason(raw, line, reason):
    found_line, found = refusal(raw)
    assert found_line == line
    assert reason in found


def test_a_row_over_two_lines_is_counted_from_its_first():
    assert refusal(HEAD + b'ana,worker,1\n"b\nen",worker,1\n')[0] == 3


def test_a_currency_without_decimals_has_none():
    with pytest.raises(FileRefused, match="more than 0 decimals"):
        read_patronage(b"member,class,hours,capital\nana,worker,1,20.5\n", places=0)


def test_a_number_below_nought_only_where_it_may_be():
    assert plain_decimal("-350.00", 2, signed=True) == -350
    with pytest.raises(ValueError, match="below nought"):
        plain_decimal("-350.00", 2)
