"""Paragraphs by the hash of their words."""

import hashlib
from dataclasses import replace

import pytest

from coop.decisions.calculations.paragraphs import find_paragraph, most_alike, paragraphs_of, reach, with_paragraph
from coop.decisions.calculations.text_hash import Wording

TEXT = Wording(title="T", question="Shall we?", body="One.\n\nTwo two.\n \n\nThree.", if_passes="Yes.\nStill yes.")


def name(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_text_falls_into_its_paragraphs_and_a_line_break_is_none():
    found = [(each.part, each.text) for each in paragraphs_of(TEXT)]
    assert found == [
        ("question", "Shall we?"),
        ("if_passes", "Yes.\nStill yes."),
        ("body", "One."),
        ("body", "Two two."),
        ("body", "Three."),
    ]


def test_the_name_is_the_hash_of_the_words():
    assert [each.sha256 for each in paragraphs_of(TEXT) if each.part == "body"] == [
        name("One."), name("Two two."), name("Three."),
    ]  # fmt: skip


def test_a_paragraph_that_moved_is_found_and_one_that_reads_differently_is_not():
    moved = replace(TEXT, body="Three.\r\n\r\nNew.\r\n\r\nTwo two.")
    assert find_paragraph(moved, "body", name("Two two.")).text == "Two two."
    assert find_paragraph(moved, "body", name("One.")) is None
    assert find_paragraph(moved, "if_passes", name("Two two.")) is None


def test_the_same_words_twice_are_two_paragraphs():
    twice = replace(TEXT, body="Yes.\n\nNo.\n\nYes.")
    names = [each.sha256 for each in paragraphs_of(twice) if each.part == "body"]
    assert len(set(names)) == 3
    assert with_paragraph(twice, "body", names[2], "Perhaps.").body == "Yes.\n\nNo.\n\nPerhaps."
    assert with_paragraph(twice, "body", names[0], "Perhaps.").body == "Perhaps.\n\nNo.\n\nYes."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("2.", "One.\n\n2.\n\nThree."),
        ("", "One.\n\nThree."),
        ("Two.\n\nAnd a half.", "One.\n\nTwo.\n\nAnd a half.\n\nThree."),
    ],
)
def test_other_words_stand_where_the_old_ones_stood(text, body):
    assert with_paragraph(TEXT, "body", name("Two two."), text) == replace(TEXT, body=body)


def test_what_is_gone_cannot_be_replaced():
    assert with_paragraph(TEXT, "body", name("Four."), "4.") is None


def test_reach_counts_words_put_in_and_taken_out():
    assert reach("We buy a bike today", "We buy a bike today") == 0
    assert reach("We buy a bike today", "We buy two bikes today") == 4
    assert reach("We buy a bike", "") == 4


def test_the_place_to_renew_a_change_is_where_most_words_are_the_same():
    body = [each for each in paragraphs_of(TEXT) if each.part == "body"]
    assert most_alike(body, "Two three two.").text == "Two two."
    assert most_alike([], "Two.") is None
