"""How a proposed rule would have worked out last year, for the rules' own page and for the page of a vote."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from coop.rules.calculations.trial import Trial
from coop.rules.catalogue import CATALOGUE
from coop.rules.registry import can_be_tried, trials
from coop.rules.trial_wording import TrialWords, in_words
from coop.rules.wording import typed_value


@dataclass(frozen=True)
class TriedRule:
    """A trial with its words: show it with `coop/rules/_trial.html`, given as `tried`."""

    trial: Trial
    words: TrialWords
    url: str


def trial_url(key: str, value: Any, scope: str = "") -> str:
    """The page that shows this trial, or "" where the rule cannot be tried."""
    if not can_be_tried(key):
        return ""
    asked = {"value": typed_value(key, value), **({"trade": scope} if scope else {})}
    return f"{reverse('rules:try_rule', args=[key])}?{urlencode(asked)}"


def trial_of(key: str, value: Any, *, at: datetime, scope: str = "") -> TriedRule | None:
    """Try a value on the year before `at`; None where the rule cannot be tried or the value is out of its bounds."""
    if not can_be_tried(key) or CATALOGUE[key].problem_with(value):
        return None
    trial = trials.get(key).run(value=value, scope=scope, at=at)
    return TriedRule(trial, in_words(trial), trial_url(key, value, scope))
