"""A counted result in words, from its JSON."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.enums import Outcome

_COUNTS = ("for", "against", "abstain", "blank", "spoilt")


def count_lines(result: Mapping[str, Any] | None) -> list[str]:
    """A line for each number: of a yes-or-no vote its counts, of a ranked one who was elected and the quota."""
    if not result:
        return []
    if "counts" in result:
        labels = {
            "for": _("For"),
            "against": _("Against"),
            "abstain": _("Abstained"),
            "blank": _("Blank"),
            "spoilt": _("Spoilt"),
        }
        counts = result["counts"]
        return [f"{labels[key]}: {counts.get(key, 0)}" for key in _COUNTS if counts.get(key) or key in _COUNTS[:3]]
    lines = [f"{_('Elected')}: {name}" for name in result.get("names", [])]
    if result.get("quota") is not None:
        lines.append(_("Valid papers: %(valid)s, quota: %(quota)s") % result)
    return lines + set_aside_lines(result)


def set_aside_lines(result: Mapping[str, Any]) -> list[str]:
    """A line for each candidate who could not be elected any more when the papers were counted."""
    words = _("%(name)s could not be elected any more at the count. Papers passed to the next choice.")
    return [words % {"name": name} for name in result.get("set_aside", [])]


def finding_lines(result: Mapping[str, Any] | None) -> list[str]:
    """Each quorum and threshold with its numbers, as the count put it."""
    if not result:
        return []
    findings = [*result.get("quorum", []), *result.get("thresholds", [])]
    return [str(finding["account"]) for finding in findings] + [str(line) for line in result.get("notes", [])]


def took_part(result: Mapping[str, Any] | None) -> int | None:
    """How many papers were cast, where the result says so."""
    if not result:
        return None
    if "counts" in result:
        return sum(int(result["counts"].get(key, 0)) for key in _COUNTS)
    return int(result["valid"]) + int(result.get("spoilt", 0)) if "valid" in result else None


def outcome_sentence(title: str, outcome: str) -> str:
    """The outcome in a sentence."""
    sentences = {
        Outcome.CARRIED: _("“%(title)s” was carried."),
        Outcome.LOST: _("“%(title)s” was not carried."),
        Outcome.INQUORATE: _("“%(title)s” was not decided: too few members took part."),
        Outcome.ELECTED: _("“%(title)s”: the candidates below were elected."),
    }
    return sentences[Outcome(outcome)] % {"title": title} if outcome else ""
