"""What the pages of a vote say: whose it is, what it is about, when it closes, and how secret it is."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.ballot_forms import choice_labels
from coop.decisions.calculations.ballot_papers import RANKED, Paper
from coop.decisions.calculations.secrecy import (
    AUDIENCES,
    CLAIMS,
    FINALITY,
    RECEIPT_MEANING,
    SMALL_GROUPS,
    TITLES,
)
from coop.decisions.enums import DecisionState, TurnoutAudience
from coop.decisions.policies import can_read_decisions, runs_decisions
from coop.decisions.queries.timing import stage_rules
from coop.decisions.queries.turnout import turnout_of
from coop.decisions.queries.voters import voter_of
from coop.decisions.queries.voting import Voter, voter_at
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.registry import subjects
from coop.decisions.views._decision_page import try_link
from coop.decisions.voting_errors import NotOnThisRoll, NoVoteHere
from coop.rules.pack_wording import pass_words, quorum_words, weighting_words

S = DecisionState


def voter_at_door(request: HttpRequest, slug: str, *, at: datetime) -> Voter:
    """The vote and the reader's place in it. Raises NoVoteHere, also for strangers: they are told of no vote."""
    voter = voter_at(user=request.user, slug=slug)
    if voter.entry is None and not can_read_decisions(request.user, voter_of(request.user, at=at)):
        raise NoVoteHere
    return voter


def voter_on_roll(request: HttpRequest, slug: str, *, with_options: bool = True) -> Voter:
    """The vote of somebody who may vote in it. Raises NotOnThisRoll, NoVoteHere."""
    voter = voter_at(user=request.user, slug=slug, with_options=with_options)
    if voter.entry is None:
        raise NotOnThisRoll
    return voter


def secrecy_words(voter: Voter) -> dict[str, Any]:
    """What is said before anybody votes (governance 6.3)."""
    level = voter.box.secrecy
    return {
        "title": TITLES[level],
        "lines": [CLAIMS[level], FINALITY[level], AUDIENCES[voter.box.audience], RECEIPT_MEANING[level], SMALL_GROUPS],
    }


def question_words(voter: Voter, *, at: datetime) -> dict[str, Any]:
    """Question, effects, cost, closing time, quorum and threshold in words."""
    decision = voter.decision
    zone, text, rules = zone_of(decision), decision.final_text, stage_rules(decision, decision.stage)
    ranked = voter.box.method in RANKED
    rule_lines = [*quorum_words(rules["quorum"])] if rules.get("quorum") else []
    if not ranked and rules.get("pass"):
        rule_lines += pass_words(rules["pass"])
    weighed = [] if ranked else weighting_words(rules)
    subject = subjects.get(decision.subject_key)
    return {
        "title": decision.title,
        "question": decision.question or decision.title,
        "ranked": ranked,
        "seats": voter.box.seats,
        "effects": subject.what_changes(decision.subject_payload, at) if decision.state == S.OPEN else [],
        "if_passes": text.if_passes if text else "",
        "if_fails": text.if_fails if text else "",
        "cost": text.cost if text else "",
        "opens": instant_words(decision.opens_at, zone),
        "closes": instant_words(decision.closes_at, zone),
        "rules": [*rule_lines, *weighed],
        "weighed": weighed,
        "rules_url": f"{reverse('rules:pack', args=[decision.pack.version])}#type-{decision.decision_type}"
        if decision.pack
        else "",
        "try_it": try_link(decision),
        "decision_url": reverse("decisions:vote", args=[decision.slug]),
    }


def paper_lines(voter: Voter, paper: Paper) -> list[dict[str, str]]:
    """A ballot as rows of question and answer."""
    if "choice" in paper:
        return [{"label": voter.decision.question or voter.decision.title, "value": choice_labels()[paper["choice"]]}]
    names = {option.key: option.name for option in voter.options}
    return [
        {"label": _("Rank %(place)d") % {"place": place}, "value": names.get(key, key)}
        for place, key in enumerate(paper["ranking"], start=1)
    ]


def sees_turnout(voter: Voter, user: Any) -> bool:
    """While voting is open only those whom the vote names; afterwards it is part of the result."""
    if voter.decision.state != S.OPEN or voter.box.audience == TurnoutAudience.MEMBERS:
        return True
    return voter.box.audience == TurnoutAudience.SCRUTINEERS and runs_decisions(user)


def turnout_words(voter: Voter, *, user: Any) -> dict[str, Any] | None:
    """How many have voted, for those who may see it."""
    if not sees_turnout(voter, user):
        return None
    turnout = turnout_of(voter.box)
    return {
        "voted": turnout.voted,
        "roll": turnout.roll,
        "words": _("%(voted)d of %(roll)d members have voted.") % {"voted": turnout.voted, "roll": turnout.roll},
        "socket": f"/ws/decisions/{voter.decision.slug}/turnout/",
        "live": voter.decision.state == S.OPEN,
    }
