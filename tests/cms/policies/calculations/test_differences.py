from cms.policies.calculations.differences import Difference, differences, paragraphs, summary
from cms.policies.enums import Change


def test_a_text_becomes_its_headings_paragraphs_and_points():
    section = {"heading": "What we keep", "text": "<p>Your <b>name</b> &amp; age.</p><ul><li>One</li><li>Two</li></ul>"}
    assert paragraphs([section]) == ["What we keep", "Your name & age.", "One", "Two"]


def test_a_changed_paragraph_is_reworded_and_shows_both():
    assert differences(["We keep it for six years."], ["We keep it for ten years."]) == [
        Difference(Change.REWORDED, "We keep it for six years.", "We keep it for ten years.")
    ]


def test_another_paragraph_is_one_removed_and_one_added():
    assert differences(["Dogs are welcome."], ["Payment is due at once."]) == [
        Difference(Change.ADDED, after="Payment is due at once."),
        Difference(Change.REMOVED, before="Dogs are welcome."),
    ]


def test_every_paragraph_of_both_texts_is_told_once():
    before, after = ["A", "one two three", "B"], ["A", "new words here", "one two three", "B", "C"]
    found = differences(before, after)
    assert [one.after for one in found if one.after] == after
    assert [one.before for one in found if one.before] == before
    assert summary(found) == {"added": 2, "removed": 0, "reworded": 0}
