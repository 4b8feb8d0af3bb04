"""The tables in which every room says which of its fields are about people: reading them.

    Member via user as your entry in the register
        none: id
        opaque: account_id member_class
        personal register ten-years: legal_name postal_address
        withheld: secret_note

A line without indent opens a model of the room (or `other_app.Model`), with the path to the person, several parted by
commas, and what the person calls it. Below it, kinds and fields. `none`: not about a person. `opaque`: a code or number
that says nothing by itself. `personal BASIS KEPT`: about the person, why it is held, and how long (see `BASES` and
`KEPT`). `withheld`: about the person, and not even handed to them: secrets, and proofs of how one voted, which could be
sold. A model named `*` holds fields that mean the same in every model of the room.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

# Why we hold it: GDPR article 6(1).
BASES = frozenset({"contract", "register", "books", "votes", "consent", "interest"})
# How long.
UNTIL_ERASED = "until-erased"
KEPT = frozenset({UNTIL_ERASED, "while-used", "six-years", "ten-years", "for-ever"})
KINDS = frozenset({"none", "opaque", "personal", "withheld"})


@dataclass(frozen=True)
class Kind:
    """What a field is. `basis` and `kept` are empty unless it is personal."""

    name: str
    basis: str = ""
    kept: str = ""


@dataclass
class ModelFacts:
    """One model: the paths from it to a user, what that person calls it, and the kind of each field."""

    label: str
    via: tuple[str, ...] = ()
    title: str = ""
    fields: dict[str, Kind] = field(default_factory=dict)

    def named(self, *kinds: str) -> list[str]:
        return [name for name, kind in self.fields.items() if kind.name in kinds]


class Unreadable(ValueError):
    """A line of a table that cannot be read; says which."""


def read_table(lines: Iterable[str], *, app_label: str) -> dict[str, ModelFacts]:
    """Model label in lower case ("app.model") -> what is said about it. Raises Unreadable."""
    found: dict[str, ModelFacts] = {}
    current: ModelFacts | None = None
    for number, line in enumerate(lines, 1):
        words = line.split("#")[0].rstrip()
        if not words:
            continue
        if not words.startswith(" "):
            current = _opening(words, app_label)
            if current.label in found:
                raise Unreadable(f"line {number}: {current.label} stands twice")
            found[current.label] = current
        elif current is None:
            raise Unreadable(f"line {number}: no model above")
        else:
            _add(current, words, number)
    return found


def _opening(words: str, app_label: str) -> ModelFacts:
    name, _via, rest = words.partition(" via ")
    path, _as, title = rest.partition(" as ")
    name = name.strip()
    label = name if "." in name else f"{app_label}.{name}"
    return ModelFacts(label.lower(), tuple(part.strip() for part in path.split(",") if part.strip()), title.strip())


def _add(facts: ModelFacts, words: str, number: int) -> None:
    head, colon, names = words.partition(":")
    parts = head.split()
    if not colon or parts[0] not in KINDS:
        raise Unreadable(f"line {number}: {words.strip()!r} names no kind")
    kind = Kind(*parts)
    if kind.name == "personal" and (kind.basis not in BASES or kind.kept not in KEPT):
        raise Unreadable(f"line {number}: {head.strip()!r} needs a basis and how long it is kept")
    if kind.name == "personal" and not (facts.via and facts.title):
        raise Unreadable(f"line {number}: {facts.label} is about people and says no way to them, or no name for it")
    for name in names.split():
        if name in facts.fields:
            raise Unreadable(f"line {number}: {name} stands twice")
        facts.fields[name] = kind
