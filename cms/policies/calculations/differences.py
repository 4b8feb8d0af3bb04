"""What changed between two texts, paragraph by paragraph, in words."""

import difflib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cms.policies.enums import Change

CLOSES = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)
TAGS = re.compile(r"<[^>]*>")
ALIKE = 60  # of a hundred: from here on a paragraph counts as reworded, below as another one


@dataclass(frozen=True)
class Difference:
    """One paragraph: what became of it, how it was, and how it is."""

    change: Change
    before: str = ""
    after: str = ""


def paragraphs(sections: Iterable[dict[str, str]]) -> list[str]:
    """The text without its form: headings, paragraphs and points of lists, in order."""
    found = []
    for section in sections:
        found.append(section["heading"])
        found += CLOSES.sub("\n", section["text"]).split("\n")
    plain = (" ".join(html.unescape(TAGS.sub("", one)).split()) for one in found)
    return [one for one in plain if one]


def differences(before: list[str], after: list[str]) -> list[Difference]:
    """Every paragraph of either text once, in the order of the new one."""
    found: list[Difference] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Difference(Change.SAME, one, one) for one in after[j1:j2]]
        else:
            found += _changed(before[i1:i2], after[j1:j2])
    return found


def _changed(before: list[str], after: list[str]) -> list[Difference]:
    """Pair what is alike, in order; the rest was removed or added."""
    found, left = [], list(before)
    for new in after:
        place = next((number for number, old in enumerate(left) if _alike(old, new)), None)
        if place is None:
            found.append(Difference(Change.ADDED, after=new))
            continue
        found += [Difference(Change.REMOVED, before=old) for old in left[:place]]
        found.append(Difference(Change.REWORDED, left[place], new))
        left = left[place + 1 :]
    return found + [Difference(Change.REMOVED, before=old) for old in left]


def _alike(old: str, new: str) -> bool:
    return difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() * 100 >= ALIKE


def summary(found: Iterable[Difference]) -> dict[str, int]:
    """How many paragraphs were added, removed and reworded."""
    counts = {Change.ADDED.value: 0, Change.REMOVED.value: 0, Change.REWORDED.value: 0}
    for one in found:
        if one.change != Change.SAME:
            counts[one.change.value] += 1
    return counts
