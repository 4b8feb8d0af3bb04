"""The numbers of a rule pack as sentences. The words follow from the numbers, so they cannot say something else."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coop.rules.calculations.counting_rule import stage_count

_PARTS: dict[str, Any] = {
    "1/2": gettext_lazy("half"),
    "2/3": gettext_lazy("two thirds"),
    "3/4": gettext_lazy("three quarters"),
}
_BASES: dict[str, Any] = {
    "for_against": gettext_lazy("the votes for and against"),
    "for_against_abstain": gettext_lazy("the votes for, against and abstaining"),
    "valid": gettext_lazy("the valid votes"),
    "cast": gettext_lazy("the papers cast"),
    "votes_cast": gettext_lazy("the papers cast"),
    "roll": gettext_lazy("all members with a vote"),
    "roll_present": gettext_lazy("the members present"),
    "class_roll": gettext_lazy("all members of the class “{name}”"),
    "class_cast": gettext_lazy("the votes for and against of the class “{name}”"),
}
_SECRECY: dict[str, Any] = {
    "L0": gettext_lazy("Your name and vote are visible to members."),
    "L1+": gettext_lazy(
        "Other members and co-op staff cannot see your vote in this website. "
        "The people who run the server could work it out while voting is open."
    ),
}
_TIES: dict[str, Any] = {
    "lost": gettext_lazy("Equal votes: the proposal is lost."),
    "committed_order": gettext_lazy("Equal to the last: an order decides that was locked away before voting opened."),
}
ELEMENTS = (
    "method", "sponsors", "notice", "short_notice", "nominations", "window", "extension_days", "excluded_classes",
    "quorum", "turnout", "pass", "weighting", "stages", "tie", "secrecy", "challenge_days", "review_months",
)  # fmt: skip


_NAMES: dict[str, Any] = {
    "method": gettext_lazy("how votes are counted"),
    "sponsors": gettext_lazy("who can insist"),
    "notice": gettext_lazy("notice"),
    "short_notice": gettext_lazy("short notice"),
    "nominations": gettext_lazy("standing"),
    "window": gettext_lazy("time to vote"),
    "extension_days": gettext_lazy("more time to vote"),
    "excluded_classes": gettext_lazy("who has no vote"),
    "quorum": gettext_lazy("how many must take part"),
    "turnout": gettext_lazy("how many must vote"),
    "pass": gettext_lazy("when it is carried"),
    "weighting": gettext_lazy("how classes are weighed"),
    "stages": gettext_lazy("the votes it takes"),
    "tie": gettext_lazy("equal votes"),
    "secrecy": gettext_lazy("who sees your vote"),
    "challenge_days": gettext_lazy("objecting"),
    "review_months": gettext_lazy("looking again"),
}


def element_name(element: str) -> str:
    """What an element of a type of decision is called."""
    return str(_NAMES[element])


def sentences(decision_type: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each element of a type of decision, its sentences, in the order in which things happen."""
    found = {}
    for element in ELEMENTS:
        if element in decision_type:
            said = [line for line in _WRITERS[element](decision_type[element]) if line]
            if said:
                found[element] = said
    return found


def quorum_words(quorum: Mapping[str, Any]) -> list[str]:
    """How many must take part."""
    lines = []
    if "tiers" in quorum:
        for tier in quorum["tiers"]:
            up_to = _("Up to {n} members: ").format(n=tier["up_to"]) if "up_to" in tier else _("Beyond that: ")
            lines.append(up_to + _asked(tier))
    elif "count" in quorum or "percent" in quorum:
        lines.append(_asked(quorum))
    for name, asked in quorum.get("classes", {}).items():
        lines.append(_("Of the class “{name}”: ").format(name=name) + _asked(asked))
    if "abstain" in quorum["counts"]:
        lines.append(_("Abstaining counts as taking part."))
    return lines


def pass_words(passing: Mapping[str, Any]) -> list[str]:
    """When it is carried."""
    return [_test(test) for test in passing.get("all_of", [passing])]


def weighting_words(decision_type: Mapping[str, Any]) -> list[str]:
    """How the votes of classes are weighed; nothing where each counts the same."""
    return _weighting(decision_type["weighting"]) if "weighting" in decision_type else []


def _asked(asked: Mapping[str, Any]) -> str:
    count, percent = asked.get("count", 0), asked.get("percent", 0)
    members = ngettext("{n} member", "{n} members", count).format(n=count)
    if not percent:
        return _("At least {members} must take part.").format(members=members)
    if not count:
        return _("At least {percent} % of the members must take part.").format(percent=percent)
    if asked.get("combine") == "min":
        words = _("At least {percent} % of the members must take part, or {members} if that is fewer.")
    else:
        words = _("At least {percent} % of the members must take part, and never fewer than {members}.")
    return words.format(percent=percent, members=members)


def _part(ratio: str) -> str:
    return str(_PARTS.get(ratio, ratio))


def _test(test: Mapping[str, Any]) -> str:
    base = str(_BASES[test["base"]]).format(name=test.get("class", ""))
    if "against_lt" in test:
        return _("Fewer than {part} of {base} may be against.").format(part=_part(test["against_lt"]), base=base)
    if test["ratio"] in ("1", "1/1"):
        return _("Every one of {base} must be for it.").format(base=base)
    if test["strict"]:
        return _("More than {part} of {base} must be for it.").format(part=_part(test["ratio"]), base=base)
    return _("At least {part} of {base} must be for it.").format(part=_part(test["ratio"]), base=base)


def _notice(notice: Mapping[str, Any]) -> list[str]:
    lines = []
    if notice.get("months"):
        words = ngettext("{n} month of notice.", "{n} months of notice.", notice["months"])
        lines.append(words.format(n=notice["months"]))
    if notice["clear_days"]:
        words = ngettext("{n} clear day of notice.", "{n} clear days of notice.", notice["clear_days"])
        lines.append(words.format(n=notice["clear_days"]))
    if notice["deemed_service_hours"]:
        words = _("A message counts as arrived {n} hours after it was sent.")
        lines.append(words.format(n=notice["deemed_service_hours"]))
    if notice.get("person_days"):
        words = _("The person concerned is told {n} days before, with the reasons.")
        lines.append(words.format(n=notice["person_days"]))
    return lines


def _window(window: Mapping[str, Any]) -> list[str]:
    days, most = window["min_clear_days"], window.get("max_days")
    open_for = ngettext(
        "Voting stays open for at least {n} clear day.", "Voting stays open for at least {n} clear days.", days
    )
    return [
        open_for.format(n=days) if days else "",
        _("It ends at the latest {n} days after it began.").format(n=most) if most else "",
    ]  # fmt: skip


def _extension(days: int) -> list[str]:
    if not days:
        return [_("Nobody can put off the end of a vote.")]
    words = ngettext(
        "Its end can be put off, while it is open, by {n} day altogether.",
        "Its end can be put off, while it is open, by {n} days altogether.",
        days,
    )
    return [words.format(n=days)]


def _stages(stages: list[Mapping[str, Any]]) -> list[str]:
    lines = [_("It takes {n} votes.").format(n=stage_count({"stages": stages}))]
    for number, stage in enumerate(stages, start=1):
        said = []
        if "after" in stage:
            words = _("not before {days} days and not later than {months} month after the vote before.")
            said.append(words.format(days=stage["after"]["min_days"], months=stage["after"]["max_months"]))
        for element in ("notice", "window", "quorum", "turnout", "pass"):
            said += _WRITERS[element](stage[element]) if element in stage else []
        lines.append(_("Vote {n}: ").format(n=number) + " ".join(line for line in said if line))
    return lines


def _turnout(turnout: Mapping[str, Any]) -> list[str]:
    words = (
        _("More than {part} of {base} must vote.") if turnout["strict"] else _("At least {part} of {base} must vote.")
    )
    return [words.format(part=_part(turnout["ratio"]), base=_BASES[turnout["of"]])]


def _short_notice(short: Mapping[str, Any]) -> list[str]:
    words = _("Less notice is enough if members with {percent} % of all votes agree to it in writing.")
    return [words.format(percent=short["percent"])]


def _weighting(weighting: Mapping[str, Any]) -> list[str]:
    """As the count takes it: a cap, fixed shares, or every class by itself (governance 3.6)."""
    if weighting["shape"] == "cap":
        classes = ", ".join(_("“{name}”").format(name=name) for name in weighting["classes"])
        words = _("The votes of {classes} together count for at most {part} of all; above that each counts less.")
        return [words.format(classes=classes, part=_part(weighting["cap"]))]
    if weighting["shape"] == "class-veto":
        each = {"base": "for_against", "strict": False, **weighting["each_class"]}
        if each.get("subject") == "against":
            return [_("In every class by itself: ") + _test({"against_lt": each["ratio"], **each})]
        return [_("In every class by itself: ") + _test({**each, "strict": each.get("relation") == "more_than"})]
    lines = [
        _("The votes of “{name}” count for {part} of all.").format(name=name, part=_part(part))
        for name, part in sorted(weighting["shares"].items())
    ]
    if weighting.get("divisor") == "class_roll":
        return [*lines, _("Each class shares its part among all its members, whether they vote or not.")]
    return [*lines, _("Each class shares its part among its votes; a class in which nobody votes loses it.")]


def _sponsors(sponsors: Mapping[str, Any]) -> list[str]:
    words = _("{percent} % of the members can insist on a vote, or {count} members if that is fewer.")
    return [words.format(percent=sponsors["percent"], count=sponsors["count"])]


def _nominations(nominations: Mapping[str, Any]) -> list[str]:
    words = {
        "publicity_months": _("The election is made known at least {n} months before."),
        "publicity_before_nominations_months": _("It is made known at least {n} month before nominations open."),
        "min_days": _("Candidates can come forward for at least {n} days."),
        "statement_words": _("A candidate's statement has at most {n} words."),
    }
    return [sentence.format(n=nominations[key]) for key, sentence in words.items() if key in nominations]


def _method(method: str) -> list[str]:
    if method == "yes-no-abstain":
        return []
    return [
        _("Voters rank the candidates; the Scottish single transferable vote fills the seats."),
        _("Every vote counts the same, whatever class of members it comes from."),
    ]


def _excluded(classes: list[str]) -> list[str]:
    return [_("No vote on this for the class “{name}”.").format(name=name) for name in classes]


_WRITERS: dict[str, Any] = {
    "method": _method,
    "sponsors": _sponsors,
    "notice": _notice,
    "short_notice": _short_notice,
    "nominations": _nominations,
    "window": _window,
    "extension_days": _extension,
    "excluded_classes": _excluded,
    "quorum": quorum_words,
    "turnout": _turnout,
    "pass": pass_words,
    "weighting": _weighting,
    "stages": _stages,
    "tie": lambda tie: [str(_TIES[tie])],
    "secrecy": lambda level: [str(_SECRECY[level])],
    "challenge_days": lambda days: [_("Members may object to the result for {n} days.").format(n=days)],
    "review_months": lambda months: [_("Looked at again after {n} months.").format(n=months)],
}
