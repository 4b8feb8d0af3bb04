"""The rules of a vote in words a member would use, from the pinned pack's JSON (through coop.rules' own rewriting)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.counting.errors import BadRule
from coop.counting.formats.rule_json import read_rule
from coop.rules.calculations.counting_rule import counting_rule
from coop.rules.pack_wording import weighting_words

_BASES = {
    "for_against": lambda: _("the votes for and against"),
    "for_against_abstain": lambda: _("the votes for, against and abstaining"),
    "valid": lambda: _("the valid votes"),
    "cast": lambda: _("the votes cast"),
    "votes_cast": lambda: _("the votes cast"),
    "roll": lambda: _("all members on the roll"),
    "roll_present": lambda: _("the members present"),
    "class_roll": lambda: _("all members of the class “%(name)s”"),
    "class_cast": lambda: _("the votes for and against of the class “%(name)s”"),
}


def _share(ratio: str) -> str:
    named = {"1/2": _("half"), "2/3": _("two thirds"), "3/4": _("three quarters"), "1/1": _("all"), "1": _("all")}
    if ratio in named:
        return named[ratio]
    share = Fraction(ratio)
    return f"{share.numerator * 100 // share.denominator} %" if 100 % share.denominator == 0 else str(share)


def threshold_words(rules: Mapping[str, Any]) -> str:
    """What it takes to be carried, in a sentence. `rules` is the type at its stage."""
    if "pass" not in rules:
        return _("Members rank the candidates. Seats are filled by the single transferable vote.")
    tests = rules["pass"].get("all_of", [rules["pass"]])
    return " ".join([*(_test(test) for test in tests), *weighting_words(rules)])


def _test(test: Mapping[str, Any]) -> str:
    base = _BASES[test.get("base", "for_against")]() % {"name": test.get("class", "")}
    if "against_lt" in test:
        words = _("Less than %(share)s of %(base)s may be against.")
        return words % {"share": _share(test["against_lt"]), "base": base}
    if test.get("strict"):
        words = _("It is carried if more than %(share)s of %(base)s are for it.")
    else:
        words = _("It is carried if at least %(share)s of %(base)s are for it.")
    return words % {"share": _share(test["ratio"]), "base": base}


def votes_needed(rules: Mapping[str, Any], on_roll: int) -> int | None:
    """How many must take part when so many can vote; none where the rules ask for no quorum of all."""
    if "method" not in rules or "pass" not in rules:
        return None
    try:
        document = counting_rule({key: value for key, value in rules.items() if key != "stages"})
        rule = read_rule(document)
    except (KeyError, BadRule):
        return None
    return rule.quorum.needs(on_roll) if rule.quorum is not None else None


def quorum_words(rules: Mapping[str, Any], on_roll: int) -> str:
    """How many must take part, in a sentence with the number worked out."""
    needed = votes_needed(rules, on_roll)
    if "turnout" in rules:
        words = _("At least %(share)s of all members on the roll must vote.")
        return words % {"share": _share(rules["turnout"]["ratio"])}
    if needed is None:
        return _("There is no smallest number of members who must take part.")
    return ngettext(
        "It counts only if at least %(needed)d of %(roll)d member takes part.",
        "It counts only if at least %(needed)d of %(roll)d members take part.",
        on_roll,
    ) % {"needed": needed, "roll": on_roll}
