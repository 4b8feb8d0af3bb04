"""Reading a table of listings."""

import pytest

from marketplace.services.calculations.listing_rows import (
    ExtraText,
    RowProblem,
    TableProblem,
    extras_in,
    kilometres,
    read_rows,
    whole,
    yes,
)

HEADER = "email,name,trade,title,price,minutes\n"


def test_each_line_is_a_row_with_its_number_and_its_cells_by_column():
    rows = list(read_rows([HEADER, "a@b.org,Ada,cleaning,Home clean,40,120\n", "\n", "c@d.org,Cy,care,Help,20,60\n"]))
    assert [(row.line, row["email"], row["title"], row["summary"]) for row in rows] == [
        (2, "a@b.org", "Home clean", ""),
        (4, "c@d.org", "Help", ""),
    ]


def test_columns_may_come_in_any_order_with_semicolons_and_capitals():
    rows = list(read_rows(["Minutes;Price;Title;Trade;Name;EMAIL\n", "60;20;Help;care;Cy;c@d.org\n"]))
    assert (rows[0]["email"], rows[0]["minutes"]) == ("c@d.org", "60")


def test_tabs_part_cells_too_and_empty_columns_at_the_end_are_passed_over():
    rows = list(read_rows([HEADER[:-1].replace(",", "\t") + "\t\t\n", "c@d.org\tCy\tcare\tHelp\t20\t60\t\t\n"]))
    assert (rows[0]["minutes"], rows[0].spare) == ("60", 0)


def test_cells_that_no_column_names_are_counted():
    assert [row.spare for row in read_rows([HEADER, "a@b.org,Ada,care,Help,20,60,,x,y\n"])] == [2]


def test_a_table_without_a_row_is_told():
    with pytest.raises(TableProblem, match="below the first line there are no listings"):
        list(read_rows([HEADER, " , \n"]))


@pytest.mark.parametrize("last", ['"c@d.org,Cy\n', "c@d.org," + "x" * 140_000 + "\n"])
def test_a_line_that_is_not_csv_is_told_with_its_number(last):
    with pytest.raises(TableProblem, match="this is not CSV") as problem:
        list(read_rows([HEADER, "a@b.org,Ada,care,Help,20,60\n", last]))
    assert problem.value.line == 3


def test_a_quoted_cell_may_hold_commas_and_new_lines():
    rows = list(read_rows([HEADER, 'a@b.org,"Ada, the first",cleaning,"Two\n', 'lines",40,120\n']))
    assert (rows[0]["name"], rows[0]["title"]) == ("Ada, the first", "Two\nlines")


@pytest.mark.parametrize(
    ("header", "said"),
    [("email,name\n", "missing: trade, title, price, minutes"), (HEADER[:-1] + ",colour\n", "do not know: colour"),
     (HEADER[:-1] + ",name\n", "a column twice"), ("", "missing: email"), ('"' + HEADER, "this is not CSV"),
     (HEADER[:-1] + ",,summary\n", "do not know: “”")],
)  # fmt: skip
def test_a_first_line_that_cannot_be_used_is_told(header, said):
    with pytest.raises(TableProblem, match=said):
        list(read_rows([header, "x\n"]))


def test_extras_are_written_with_bars_and_equals_signs():
    assert extras_in("Inside the oven = 14 = 45 | Ironing=9=30=3 |") == [
        ExtraText("Inside the oven", "14", 45, 1),
        ExtraText("Ironing", "9", 30, 3),
    ]
    assert extras_in("") == []


def test_an_extra_without_a_price_is_told():
    with pytest.raises(RowProblem, match="should read: name = price"):
        extras_in("Oven")


def test_kilometres_become_whole_metres():
    assert [kilometres(text, default=7) for text in ("8", "2.5", "0,75", "")] == [8000, 2500, 750, 7]


@pytest.mark.parametrize("text", ["far", "-3", "1.x", "²", "9999999999"])
def test_what_is_no_distance_is_told(text):
    with pytest.raises(RowProblem, match="not a number of kilometres"):
        kilometres(text, default=0)


def test_numbers_and_answers_are_read_strictly():
    assert (whole("", default=30), whole("45", default=30)) == (30, 45)
    assert [yes(text) for text in ("yes", "Y", "", "no")] == [True, True, False, False]
    for text in ("4.5", "²", "1_000", "9999999999"):
        with pytest.raises(RowProblem, match="not a whole number"):
            whole(text, default=0)
    with pytest.raises(RowProblem, match="neither yes nor no"):
        yes("perhaps")
