"""The text of a decision as bytes that can be hashed and named."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from coop.counting.formats.canonical import digest


@dataclass(frozen=True)
class Wording:
    """Everything that is voted on, in words. `question` is one sentence."""

    title: str
    question: str
    body: str = ""
    if_passes: str = ""
    if_fails: str = ""
    cost: str = ""

    def cleaned(self) -> "Wording":
        """Without blanks at the ends, and with one kind of line break."""
        return Wording(**{key: str(value).replace("\r\n", "\n").strip() for key, value in asdict(self).items()})


def text_document(wording: Wording, *, subject_key: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The text with what it would make the software do: both are voted on together."""
    return {**asdict(wording), "subject": subject_key, "payload": dict(payload)}


def text_sha256(wording: Wording, *, subject_key: str, payload: Mapping[str, Any]) -> str:
    return digest(text_document(wording, subject_key=subject_key, payload=payload))


def what_is_missing(wording: Wording, *, needs_effects: bool = True) -> dict[str, str]:
    """By field, what a text still needs before it can be handed in.

    `needs_effects`: people must say what changes; where the software does it, the software says so too.
    """
    asked = {"title": _("Give it a short title."), "question": _("Write the question in one sentence.")}
    if needs_effects:
        asked["if_passes"] = _("Say what changes if it passes.")
        asked["if_fails"] = _("Say what happens if it fails.")
    found = {field: words for field, words in asked.items() if not getattr(wording, field).strip()}
    if wording.question.strip() and not wording.question.strip().endswith("?"):
        found["question"] = _("Write it as a question, with a question mark at the end.")
    return found
