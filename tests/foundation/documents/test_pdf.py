"""Documents are tagged, titled, in a language, and take what people wrote as data."""

import html
import re
from datetime import UTC, datetime

import pytest

from foundation.documents.errors import DocumentNotMade
from foundation.documents.pdf import render_pdf

pytestmark = pytest.mark.django_db  # the letterhead asks what an editor typed
AT = datetime(2026, 6, 2, 12, tzinfo=UTC)
PLAIN = """
#import "@local/letterhead:1.0.0": *
#let data = document-data()
#show: letter.with(data)
= #data.title
#data.at("words", default: "")
#facts((("Shares", "10"),))
== Movements
#ledger-table(("What", "Amount"), (("Bought", "10.00"), ("Given back", "2.00")), right: (1,), total: ("Now", "8.00"))
"""


@pytest.fixture
def paper(tmp_path, settings):
    """Make a document of a template text: `paper(source, **data) -> bytes`."""
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [str(tmp_path)]}]

    def make(source=PLAIN, at=AT, **data):
        (tmp_path / "paper.typ").write_text(source)
        return render_pdf(template="paper.typ", data={"title": "A paper"} | data, at=at)

    return make


def structure(made: bytes) -> list[str]:
    """The tags of the document's tree, as the file spells them."""
    return [tag.decode() for tag in re.findall(rb"/S/(\w+)", made)]


def title_of(made: bytes) -> str:
    """The title in the document's own metadata (XMP)."""
    found = re.search(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", made, re.DOTALL)
    return html.unescape(found[1].decode()) if found else ""


def test_a_document_is_tagged_with_its_headings_and_table_heads(paper):
    made = paper()
    assert b"/StructTreeRoot" in made
    assert b"/MarkInfo<</Marked true" in made
    tags = structure(made)
    assert tags.count("H1") == 1
    assert tags.count("H2") == 1
    assert tags.count("TH") == 4
    assert tags.count("TD") == 8


def test_a_document_declares_that_everybody_can_read_it(paper):
    assert b"<pdfuaid:part>1</pdfuaid:part>" in paper()


def test_a_document_says_its_title_and_its_language(paper):
    made = paper(title="Share certificate", lang="cy", region=None)
    assert title_of(made) == "Share certificate"
    assert b"/Lang(cy)" in made


def test_the_language_is_the_coops_own_when_nobody_says(paper):
    assert b"/Lang(en-GB)" in paper()


def test_markup_in_a_name_is_only_a_name(paper):
    name = '#panic("no") $x$ *bold* = Heading'
    made = paper(title=name, words=name)
    assert title_of(made) == name
    assert structure(made).count("H1") == 1


def test_the_same_facts_at_the_same_time_are_the_same_bytes(paper):
    assert paper() == paper()
    assert paper() != paper(title="Another paper")


def test_letters_without_a_font_do_not_stop_a_document(paper):
    made = paper(title="\U00012000 \U00012001")
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" not in made


def test_a_picture_without_words_is_refused(paper):
    source = (
        PLAIN + '\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" viewBox=\\"0 0 1 1\\"/>"), format: "svg")'
    )
    with pytest.raises(DocumentNotMade):
        paper(source)


def test_a_missing_template_is_told_by_its_name():
    with pytest.raises(DocumentNotMade, match=r"nowhere\.typ"):
        render_pdf(template="nowhere.typ", data={"title": "A paper"})
