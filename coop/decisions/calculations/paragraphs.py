"""A text as paragraphs, each named by the hash of its words: where it stands may change, what it says may not. Pure."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from coop.decisions.calculations.text_changes import SAME, changes
from coop.decisions.calculations.text_hash import Wording

# The parts of a text that can be amended, in the order in which they are read. The title only names the question.
PARTS = ("question", "if_passes", "if_fails", "cost", "body")
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a part. `sha256` names it: 64 hexadecimal digits over its words."""

    part: str
    sha256: str
    text: str


def paragraphs_of(wording: Wording) -> list[Paragraph]:
    """Every paragraph, part by part, from the top."""
    return [paragraph for part in PARTS for paragraph in _split(part, getattr(wording, part))]


def find_paragraph(wording: Wording, part: str, sha256: str) -> Paragraph | None:
    """The paragraph with this hash, wherever in its part it stands now; none when its words are no longer there."""
    return next((each for each in paragraphs_of(wording) if (each.part, each.sha256) == (part, sha256)), None)


def with_paragraph(wording: Wording, part: str, sha256: str, text: str) -> Wording | None:
    """The wording with other words in the place of one paragraph (none at all takes it out); none when it is gone."""
    if find_paragraph(wording, part, sha256) is None:
        return None
    texts = [text.strip() if each.sha256 == sha256 else each.text for each in _split(part, getattr(wording, part))]
    return replace(wording, **{part: "\n\n".join(each for each in texts if each)})


def reach(before: str, after: str) -> int:
    """How far a change goes: the words it puts in and takes out."""
    return sum(len(piece.text.split()) for piece in changes(before, after) if piece.kind != SAME)


def most_alike(candidates: Iterable[Paragraph], text: str) -> Paragraph | None:
    """The paragraph that shares most with a text that is no longer there: where a change may be renewed."""
    found: Sequence[Paragraph] = list(candidates)
    words = text.split()
    return max(
        found, key=lambda each: SequenceMatcher(None, words, each.text.split(), autojunk=False).ratio(), default=None
    )


def _split(part: str, text: str) -> list[Paragraph]:
    texts = [each.strip() for each in _BETWEEN.split(text.replace("\r\n", "\n").strip()) if each.strip()]
    return [Paragraph(part, _name(each, texts[:place].count(each)), each) for place, each in enumerate(texts)]


def _name(text: str, repeated: int) -> str:
    """The same words a second time in one part are another paragraph, and so have another name."""
    return hashlib.sha256((text if not repeated else f"{text}\n\n{repeated}").encode()).hexdigest()
