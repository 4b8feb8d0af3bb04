"""The versions of the rulebook, and what changed from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coop.membership.enums import ClassCode
from coop.rules.class_wording import right_lines
from coop.rules.models import RulePack
from coop.rules.pack_wording import element_name, sentences


@dataclass(frozen=True)
class Said:
    """A sentence that follows from the numbers, and the types of decision it is true for."""

    text: str
    types: list[str]


@dataclass(frozen=True)
class Clause:
    """A clause of the rulebook with its source, and the numbers that stand beside it, as sentences."""

    id: str
    number: str
    title: str
    text: str
    citation: str
    basis: str
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class DecisionType:
    """One type of decision in plain words; each sentence with the number and address of its clause."""

    key: str
    title: str
    about: str
    lines: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Difference:
    """What reads otherwise: empty `before` for what is new, empty `after` for what is gone."""

    where: str
    before: str
    after: str


# PostgreSQL keeps no order of members, and readers want one.
USUAL_ORDER = (
    "ordinary", "policy_change", "surplus", "election", "special", "rule_change", "expulsion", "recall", "conversion",
)  # fmt: skip


def clauses_of(body: Mapping[str, Any]) -> list[Clause]:
    """All clauses in order, with what the numbers beside them say."""
    said: dict[str, dict[str, list[str]]] = {}
    for decision_type in _types(body).values():
        for element, lines in sentences(decision_type).items():
            beside = said.setdefault(decision_type["clause"].get(element, ""), {})
            beside.setdefault(" ".join(lines), []).append(decision_type["title"])
    for number in body["procedure"].values():
        said.setdefault(number["clause"], {}).setdefault(procedure_words(number), [])
    return [
        Clause(**clause, said=[Said(text, types) for text, types in said.get(clause["id"], {}).items()])
        for clause in body["clauses"]
    ]


def procedure_words(number: Mapping[str, Any]) -> str:
    """A pack is text in one language and names its units in the plural: "6 weeks"; of one there is "1 month"."""
    unit = str(number["unit"])
    return f"{number['title']}: {number['value']} {unit.removesuffix('s') if number['value'] == 1 else unit}."


def decision_types_of(body: Mapping[str, Any]) -> list[DecisionType]:
    """Every type of decision: the everyday ones first, then those that only some packs have, by title."""
    numbers = {clause["id"]: clause["number"] for clause in body["clauses"]}
    found = []
    for key, decision_type in _types(body).items():
        beside = decision_type["clause"]
        lines = [
            (" ".join(said), numbers.get(beside.get(element, ""), ""), beside.get(element, ""))
            for element, said in sentences(decision_type).items()
        ]
        found.append(DecisionType(key, decision_type["title"], decision_type["about"], lines))
    return found


def _types(body: Mapping[str, Any]) -> dict[str, Any]:
    types = body["decision_types"]
    known = [key for key in USUAL_ORDER if key in types]
    others = sorted(set(types) - set(known), key=lambda key: str(types[key]["title"]))
    return {key: types[key] for key in [*known, *others]}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What a reader of both would find changed, sentence by sentence."""
    old, new = _statements(before), _statements(after)
    places = [*new, *(place for place in old if place not in new)]
    return [
        Difference(place, old.get(place, ""), new.get(place, ""))
        for place in places
        if old.get(place, "") != new.get(place, "")
    ]


def _statements(body: Mapping[str, Any]) -> dict[str, str]:
    """Every statement of a pack under the name of its place. Types and clauses are matched by key, named by title."""
    found: dict[str, str] = {}
    for decision_type in _types(body).values():
        for element, lines in sentences(decision_type).items():
            found[f"{decision_type['title']}: {element_name(element)}"] = " ".join(lines)
    for number in body["procedure"].values():
        found[number["title"]] = procedure_words(number)
    for code, rights in body.get("classes", {}).get("rights", {}).items():
        for label, value in right_lines(rights):
            found[f"{ClassCode(code).label}: {label}"] = value
    for clause in body["clauses"]:
        found[clause["title"]] = clause["text"]
    return found


def versions() -> list[RulePack]:
    """Every version of the rulebook, newest first, without its text; in one query."""
    return list(RulePack.objects.defer("body", "text").order_by("-version"))


def version_and_the_one_before(number: int) -> tuple[RulePack | None, RulePack | None]:
    """A version of the rulebook and the one it replaced; in one query."""
    found = {pack.version: pack for pack in RulePack.objects.filter(version__in=[number, number - 1])}
    return found.get(number), found.get(number - 1)
