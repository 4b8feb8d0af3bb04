"""Tables of ready words."""

import pytest

from foundation.ui.calculations.table import Cell, Column, Table


def test_plain_words_and_cells_stand_under_their_headings():
    table = Table("Jobs", ["Job", Column("Pay", numeric=True)], [["Hedge", Cell("£5.00", url="/x/")]])
    assert [[(column.heading, cell.text, cell.url) for column, cell in row] for row in table.body] == [
        [("Job", "Hedge", ""), ("Pay", "£5.00", "/x/")]
    ]


def test_a_row_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table("Jobs", ["Job", "Pay"], [["Hedge"]])


def test_the_row_of_totals_is_counted_too():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table("Jobs", ["Job", "Pay"], [], foot=["Together"])


def test_without_totals_there_is_no_last_row():
    assert Table("Jobs", ["Job"], [["Hedge"]]).totals == []
