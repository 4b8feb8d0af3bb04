"""From a profile's data to its dataclasses, refusing what contradicts itself.

The data name their sources once (``sources``) and refer to them by key, so that every number has its citation and date.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from coop.counting.formats.canonical import digest
from coop.surplus.calculations.facts import CATALOGUE
from coop.surplus.calculations.formulas import SINGLE, check_formula
from coop.surplus.calculations.numbers import exact
from coop.surplus.calculations.problems import BadProfile
from coop.surplus.calculations.types import (
    Base,
    Bound,
    Cash,
    Check,
    Formula,
    Interest,
    PayBy,
    Profile,
    Source,
    Step,
    StopWhen,
    When,
    Withholding,
)

SURPLUS_KINDS = ("percent", "fixed", "to_target", "nonmember", "interest", "patronage", "class_split", "remainder")
LOSS_KINDS = ("cover", "members_bear", "carried")
SOURCE_KINDS = ("law", "rules", "meeting")
DISCLAIMER = (
    "This is a calculation, not legal advice. The law is quoted from the sources named and may have changed since: "
    "have somebody who knows your law check it before a general meeting relies on it."
)
PROFILE_KEYS = [
    "id", "version", "title", "jurisdiction", "sources", "bases", "steps", "checks", "losses", "notes", "disclaimer",
    "withholding", "pay_by",
]  # fmt: skip
STEP_KEYS = [
    "code", "title", "kind", "sink", "source", "base", "percent", "least", "most", "fact", "stop_when", "only_if",
    "indivisible", "formula", "alternatives", "class_percent", "cash", "interest",
]  # fmt: skip
T = TypeVar("T")


def read_profile(data: Mapping[str, Any]) -> Profile:
    """The profile in these data. Raises BadProfile, with the place."""
    _only(data, "the profile", PROFILE_KEYS)
    sources = {key: _source(key, body) for key, body in data["sources"].items()}
    reader = _Reader(sources)
    steps = tuple(reader.step(body, SURPLUS_KINDS) for body in data["steps"])
    losses = tuple(reader.step(body, LOSS_KINDS) for body in data.get("losses", ()))
    bases = {name: _base(name, body) for name, body in data.get("bases", {}).items()}
    profile = Profile(
        id=data["id"], version=data["version"], title=data["title"], jurisdiction=data["jurisdiction"],
        disclaimer=data.get("disclaimer", DISCLAIMER), steps=steps, losses=losses, bases=bases,
        checks=tuple(reader.check(body) for body in data.get("checks", ())),
        notes=tuple(data.get("notes", ())), sources=tuple(sources.values()), sha256=digest(data),
        withholding=tuple(reader.withholding(body) for body in data.get("withholding", ())),
        pay_by=_maybe(data.get("pay_by"), reader.pay_by),
    )  # fmt: skip
    _check_profile(profile, set(sources) - reader.used)
    return profile


def _check_profile(profile: Profile, unused: set[str]) -> None:
    codes = [step.code for step in (*profile.steps, *profile.losses)]
    if len(codes) != len(set(codes)):
        raise BadProfile(f"{profile.id}: two steps have the same code.")
    if [s.kind for s in profile.steps].count("remainder") != 1 or profile.steps[-1].kind != "remainder":
        raise BadProfile(f"{profile.id}: exactly one step, the last, takes what remains.")
    if [s.kind for s in profile.losses].count("carried") != 1 or profile.losses[-1].kind != "carried":
        raise BadProfile(f"{profile.id}: of the steps for a loss exactly one, the last, carries it on.")
    if unused:
        raise BadProfile(f"{profile.id}: nothing refers to the source {', '.join(sorted(unused))}.")
    terms = [t for base in profile.bases.values() for t in (*base.plus, *base.minus)]
    terms += [step.base for step in (*profile.steps, *profile.losses)] + [check.of for check in profile.checks]
    for term in terms:
        known = term in ("result", "remaining") or term in profile.bases or term in CATALOGUE
        if not known and term.removeprefix("step:") not in codes:
            raise BadProfile(f"{profile.id}: nothing is called {term!r}.")
    if missing := [code for check in profile.checks for code in check.steps if code not in codes]:
        raise BadProfile(f"{profile.id}: there is no step {missing[0]!r} to check.")


class _Reader:
    """Reads steps, remembering which sources they referred to."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.used: set[str] = set()

    def source(self, key: str) -> Source:
        if key not in self.sources:
            raise BadProfile(f"There is no source {key!r}.")
        self.used.add(key)
        return self.sources[key]

    def step(self, data: Mapping[str, Any], kinds: tuple[str, ...]) -> Step:
        _only(data, f"step {data.get('code')!r}", STEP_KEYS)
        if data["kind"] not in kinds:
            raise BadProfile(f"Step {data['code']!r}: {data['kind']!r} is not one of {', '.join(kinds)}.")
        classes = {name: _number(p) for name, p in data.get("class_percent", {}).items()}
        step = Step(
            code=data["code"], title=data["title"], kind=data["kind"], sink=data["sink"],
            source=self.source(data["source"]), base=data.get("base", "remaining"),
            percent=_maybe(data.get("percent"), _number), least=self.bounds(data, "least"),
            most=self.bounds(data, "most"), fact=data.get("fact", ""),
            stop_when=_maybe(data.get("stop_when"), _stop), only_if=_maybe(data.get("only_if"), _when),
            indivisible=data.get("indivisible", False),
            formula=_maybe(data.get("formula"), lambda body: read_formula(body, classes)),
            alternatives=tuple(read_formula(body, classes) for body in data.get("alternatives", ())),
            class_percent=classes, cash=_maybe(data.get("cash"), self.cash),
            interest=_maybe(data.get("interest"), self.interest),
        )  # fmt: skip
        _check_step(step)
        return step

    def bounds(self, data: Mapping[str, Any], key: str) -> tuple[Bound, ...]:
        return tuple(
            Bound(_number(body["percent"]), self.source(body["source"]), _maybe(body.get("when"), _when))
            for body in data.get(key, ())
        )

    def cash(self, data: Mapping[str, Any]) -> Cash:
        return Cash(_number(data["percent"]), self.bounds(data, "least"), self.bounds(data, "most"))

    def interest(self, data: Mapping[str, Any]) -> Interest:
        return Interest(
            _number(data.get("rate", "0")), self.bounds(data, "most"), data.get("cap_fact", ""),
            _number(data.get("cap_plus", "0")), _maybe(data.get("cap_source"), self.source),
        )  # fmt: skip

    def check(self, data: Mapping[str, Any]) -> Check:
        _only(data, f"check {data.get('code')!r}", ["code", "steps", "test", "percent", "of", "source"])
        if data["test"] not in ("at_most", "at_least"):
            raise BadProfile(f"Check {data['code']!r}: {data['test']!r} is neither at_most nor at_least.")
        return Check(
            data["code"], tuple(data["steps"]), data["test"], _number(data["percent"]), data["of"],
            self.source(data["source"]),
        )  # fmt: skip

    def withholding(self, data: Mapping[str, Any]) -> Withholding:
        _only(data, "the withholding", ["of", "percent", "source"])
        rule = Withholding(data["of"], _number(data["percent"]), self.source(data["source"]))
        if rule.of not in ("patronage", "interest") or not 0 < rule.percent < 100:
            raise BadProfile("Tax is kept back of patronage or of interest, and never all of it.")
        if rule.source.kind != "law":
            raise BadProfile("Tax is kept back only where a law says so.")
        return rule

    def pay_by(self, data: Mapping[str, Any]) -> PayBy:
        _only(data, "the last day to pay", ["months", "day", "source"])
        months, day = data["months"], data["day"]
        if not (isinstance(months, int) and isinstance(day, int) and 0 < months <= 24 and 0 < day <= 31):
            raise BadProfile("The last day to pay is a day of a month, within two years.")
        return PayBy(months, day, self.source(data["source"]))


def _check_step(step: Step) -> None:
    needs = {
        "percent": step.percent, "nonmember": step.percent, "patronage": step.formula, "class_split": step.formula,
        "to_target": step.stop_when, "fixed": step.fact, "interest": step.interest, "cover": step.fact,
        "members_bear": step.formula,
    }  # fmt: skip
    if step.kind in needs and not needs[step.kind] and needs[step.kind] != 0:
        raise BadProfile(f"Step {step.code!r} lacks what the kind {step.kind!r} needs.")
    if (step.kind == "class_split") != bool(step.class_percent):
        raise BadProfile(f"Step {step.code!r}: classes go with the kind class_split.")
    facts = [step.fact] if step.kind in ("fixed", "cover") else []
    facts += [step.stop_when.balance, step.stop_when.reaches] if step.stop_when else []
    facts += [step.interest.cap_fact] if step.interest and step.interest.cap_fact else []
    if unknown := [name for name in facts if name not in CATALOGUE]:
        raise BadProfile(f"Step {step.code!r}: there is no fact {unknown[0]!r}.")
    if step.kind == "nonmember" and step.fact not in SINGLE:
        raise BadProfile(f"Step {step.code!r}: the part of non-members goes by {', '.join(SINGLE)}.")
    for formula in (step.formula, *step.alternatives):
        if formula is not None:
            check_formula(formula)


def read_formula(data: Mapping[str, Any], classes: Mapping[str, Fraction] | None = None) -> Formula:
    """A formula from its data; without ``classes`` of its own it takes those of the class split, or workers alone."""
    _only(data, "the formula", ["id", "version", "weights", "classes", "seniority_cap", "threshold", "max_share"])
    threshold = data.get("threshold", {})
    own = {name: _number(part) for name, part in data.get("classes", {}).items()}
    return Formula(
        id=data["id"], version=data.get("version", 1),
        weights={name: _number(weight) for name, weight in data.get("weights", {}).items()},
        classes=own or {name: Fraction(1) for name in (classes or {"worker": Fraction(1)})},
        seniority_cap=_maybe(data.get("seniority_cap"), _number),
        threshold_measure=threshold.get("measure", ""), min_threshold=_number(threshold.get("at_least", "0")),
        max_share=_maybe(data.get("max_share"), _number),
    )  # fmt: skip


def _source(key: str, data: Mapping[str, Any]) -> Source:
    _only(data, f"source {key!r}", ["kind", "citation", "url", "valid_from", "valid_to", "read_on", "note"])
    if data["kind"] not in SOURCE_KINDS:
        raise BadProfile(f"Source {key!r}: {data['kind']!r} is not one of {', '.join(SOURCE_KINDS)}.")
    if data["kind"] != "meeting" and not (data.get("citation") and (data.get("valid_from") or data.get("read_on"))):
        raise BadProfile(f"Source {key!r}: law and rules are cited with their date.")
    return Source(
        data["kind"], data.get("citation", ""), data.get("url", ""), _day(data, "valid_from"), _day(data, "valid_to"),
        _day(data, "read_on"), data.get("note", ""),
    )  # fmt: skip


def _day(data: Mapping[str, Any], key: str) -> date | None:
    return _maybe(data.get(key), date.fromisoformat)


def _when(data: Mapping[str, Any]) -> When:
    if data["fact"] not in CATALOGUE or data["test"] not in ("below", "above", "at_least"):
        raise BadProfile(f"A condition cannot be read: {dict(data)}.")
    return When(data["fact"], data["test"], Fraction(data["than"]), data.get("of", ""))


def _stop(data: Mapping[str, Any]) -> StopWhen:
    return StopWhen(data["balance"], data["reaches"], Fraction(data.get("times", "1")))


def _base(name: str, data: Mapping[str, Any]) -> Base:
    _only(data, f"base {name!r}", ["plus", "minus", "title"])
    return Base(tuple(data["plus"]), tuple(data.get("minus", ())), data.get("title", ""))


def _number(text: Any) -> Fraction:
    if not isinstance(text, str):
        raise BadProfile(f"A number stands in quotation marks, so that it stays exact: {text!r}.")
    try:
        return exact(text)
    except ValueError as error:
        raise BadProfile(str(error)) from error


def _maybe(value: Any, read: Callable[[Any], T]) -> T | None:
    return None if value is None else read(value)


def _only(data: Mapping[str, Any], where: str, known: list[str]) -> None:
    if extra := set(data) - set(known):
        raise BadProfile(f"In {where} nothing is known of {', '.join(sorted(extra))}.")
