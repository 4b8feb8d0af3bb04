"""Files that commands read, and how they say no."""

import pytest

from foundation.commands import LineUnreadable, Refused, text_lines, told


def lines_of(tmp_path, raw):
    path = tmp_path / "file.csv"
    path.write_bytes(raw)
    return list(text_lines(path))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(tmp_path, end):
    assert lines_of(tmp_path, f"a{end}{end}b".encode()) == [f"a{end}", end, "b"]


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path):
    assert lines_of(tmp_path, b"\xef\xbb\xbfa\n") == ["a\n"]


def test_a_line_separator_of_unicode_does_not_end_a_line(tmp_path):
    assert lines_of(tmp_path, "a\u2028b\x0cc\n".encode()) == ["a\u2028b\x0cc\n"]


def test_an_empty_file_has_no_lines(tmp_path):
    assert lines_of(tmp_path, b"") == []


@pytest.mark.parametrize(
    ("raw", "line", "reason"),
    [
        (b"a\nb\n\xe9\n", 3, "this is not UTF-8; save the file in UTF-8"),
        (b"a\rb\r\n\xe9\n", 3, "this is not UTF-8; save the file in UTF-8"),
        ("a\n".encode("utf-16"), 1, "this is UTF-16; save the file in UTF-8"),
        (b"a\nb\0\n", 2, "there is a NUL character; this is not a table of text"),
    ],
)
def test_a_line_that_is_no_text_is_named(tmp_path, raw, line, reason):
    with pytest.raises(LineUnreadable) as problem:
        lines_of(tmp_path, raw)
    assert (problem.value.line, problem.value.reason) == (line, reason)


def test_a_file_that_cannot_be_opened_ends_with_2(tmp_path):
    with pytest.raises(Refused) as refused:
        list(text_lines(tmp_path))
    assert (str(refused.value), refused.value.returncode) == (f"{tmp_path}: Is a directory.", 2)


def test_a_long_list_of_problems_says_that_there_may_be_more():
    assert told([(2, "why"), (5, "so")], most=3) == "  line 2: why\n  line 5: so"
    assert told([(2, "why")], most=1).endswith("\n  (and perhaps more: the first 1 are shown)")
