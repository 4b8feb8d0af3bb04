"""Whole numbers in, SVG lengths out."""

import pytest

from foundation.ui.calculations.charts import Chart, Series, bars, dots, lines, stacked_bars


def chart(*series, labels=("May", "June"), **more):
    return Chart("Title", labels, series, **more)


def test_the_largest_bar_fills_the_width_and_the_rest_follow():
    drawing = bars(chart(Series("Hours", [50, 200])))
    assert [[m.width for m in row.marks] for row in drawing.rows] == [["25.00%"], ["100.00%"]]


def test_a_negative_value_draws_no_bar_but_keeps_its_words():
    drawing = bars(chart(Series("Hours", [-50, 200])))
    assert (drawing.rows[0].marks[0].width, drawing.rows[0].reads) == ("0.00%", ("-50",))


def test_a_chart_of_nothing_draws_nothing_and_does_not_divide_by_it():
    for draw in (bars, stacked_bars, dots, lines):
        assert [row.reads for row in draw(chart(Series("Hours", [0, 0]))).rows] == [("0",), ("0",)]
    assert lines(chart(Series("Hours", []), labels=())).marks == ()


def test_stacked_parts_stand_end_to_end():
    drawing = stacked_bars(chart(Series("A", [1, 1], tone="worker"), Series("B", [2, 1], tone="coop")))
    assert [(m.tone, m.x, m.width) for m in drawing.rows[0].marks] == [
        ("worker", "0.00%", "33.33%"),
        ("coop", "33.33%", "66.67%"),
    ]


def test_dots_stay_inside_the_picture():
    drawing = dots(chart(Series("Lowest", [0, 100])))
    assert [row.marks[0].x for row in drawing.rows] == ["2.00%", "98.00%"]


def test_a_line_goes_from_label_to_label_and_ends_at_the_last():
    drawing = lines(chart(Series("Hours", [0, 50, 100]), labels=("a", "b", "c"), largest=100))
    assert [(m.x, m.y, m.x2, m.y2) for m in drawing.marks] == [
        ("3.00%", "216", "50.00%", "116"),
        ("50.00%", "116", "97.00%", "16"),
        ("97.00%", "16", "97.00%", "16"),
    ]


def test_the_top_line_is_a_round_number_above_the_largest_value():
    assert lines(chart(Series("Hours", [130, 420]))).grid[0] == ("16", "500")


def test_many_labels_leave_only_a_few_to_print():
    labels = [str(n) for n in range(12)]
    drawing = lines(chart(Series("Hours", list(range(12))), labels=labels))
    assert [row.label for row in drawing.rows if not row.lesser] == ["0", "3", "6", "11"]


def test_series_and_labels_must_be_as_long_as_each_other():
    with pytest.raises(ValueError, match="3 values for 2 labels"):
        chart(Series("Hours", [1, 2, 3]))


def test_each_value_needs_its_words_or_none_does():
    with pytest.raises(ValueError, match="ways to read"):
        Series("Hours", [1, 2], ["one"])


def test_a_colour_that_means_nothing_is_refused():
    with pytest.raises(ValueError, match="worker"):
        Series("Hours", [1], tone="purple")
