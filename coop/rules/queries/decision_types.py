"""What a pack says about a type of decision, for those who run and count decisions."""

from typing import Any

from coop.rules.calculations import counting_rule as rules
from coop.rules.models import RulePack
from coop.rules.pack_wording import pass_words, quorum_words


def type_of(pack: RulePack, key: str, *, stage: int = 1) -> dict[str, Any]:
    """The numbers of a type at one stage (from 1): what the stage says, else what the type says. Raises KeyError."""
    return rules.stage_of(pack.body["decision_types"][key], stage)


def stages_of(pack: RulePack, key: str) -> int:
    """How many votes it takes."""
    return rules.stage_count(pack.body["decision_types"][key])


def counting_rule_of(pack: RulePack, key: str, *, stage: int = 1) -> dict[str, Any] | None:
    """The rule as `coop.counting` reads it (`formats.rule_json`); None where ballots are ranked."""
    return rules.counting_rule(pack.body["decision_types"][key], stage)


def conditions_in_words(pack: RulePack, key: str, *, stage: int = 1) -> list[str]:
    """What it takes to be carried, as sentences: who must take part, and how many must be for it."""
    step = type_of(pack, key, stage=stage)
    quorum = quorum_words(step["quorum"]) if "quorum" in step else []
    return quorum + (pass_words(step["pass"]) if "pass" in step else [])
