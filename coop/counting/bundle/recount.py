"""Count a bundle's ballots: one function from frozen documents to the result document.

The decisions room declares what this returns; the verifier compares its bytes with what was declared.

A ballot is an object with one of ``choice`` (an option's id, or for/against/abstain), ``approve`` (ids), ``scores``
(points by id) or ``ranking`` (ids, best first); ``{"choice": null}`` and empty lists are blank; ``"spoilt": true``
marks a paper that cannot be understood. ``class`` names the voter's class where the rule needs it, ``proxy`` is true
for a vote by proxy, and ``nonce`` makes an open ballot's receipt unguessable.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coop.counting.calculations.budget import BudgetVote, approval_vote
from coop.counting.calculations.choices import count_approval, count_scores, count_single_choice
from coop.counting.calculations.election import election_from_rankings
from coop.counting.calculations.equal_shares_count import count_equal_shares
from coop.counting.calculations.greedy import count_greedy
from coop.counting.calculations.resolution import count_resolution
from coop.counting.calculations.stv import count_stv
from coop.counting.calculations.tally import Tally
from coop.counting.calculations.thresholds import Voters
from coop.counting.enums import BudgetRule, Completion, Method, Stop
from coop.counting.errors import BadBallot, BadRule
from coop.counting.formats.rule_json import read_rule
from coop.counting.reports.budget_json import budget_document
from coop.counting.reports.choice_json import choice_document, resolution_document
from coop.counting.reports.stv_json import stv_document

Document = Mapping[str, Any]
_RANKED = (Method.IRV, Method.SCOTTISH_STV)


def recount(
    decision: Document, roll: Document, ballots: Sequence[Document], tie_order: Sequence[str] | None = None
) -> dict[str, Any]:
    """The result document of a decision. ``tie_order`` lists the options' ids, best first.

    Raises:
        BadRule: the decision does not say how to count, or says something impossible.
        BadBallot: a ballot does not fit the question.
    """
    method = str(decision.get("method"))
    if method == Method.YES_NO:
        return _resolution(decision, roll, ballots)
    options = _options(decision)
    papers = [ballot for ballot in ballots if not ballot.get("spoilt")]
    spoilt = len(ballots) - len(papers)
    document: dict[str, Any]
    if method in set(BudgetRule):
        document = _budget(decision, BudgetRule(method), options, papers, tie_order)
    elif method in _RANKED:
        document = _ranked(decision, roll, options, papers, tie_order, spoilt)
    else:
        document = _unranked(decision, method, list(options), papers, tie_order)
    return {**document, "spoilt": spoilt}


def _options(decision: Document) -> dict[str, Document]:
    options = {str(option["id"]): option for option in decision.get("options", ())}
    if not options or len(options) < len(decision["options"]):
        raise BadRule("the decision needs options with ids of their own.")
    return options


def _resolution(decision: Document, roll: Document, ballots: Sequence[Document]) -> dict[str, Any]:
    by_class: dict[str, Tally] = {}
    for ballot in ballots:
        name = str(ballot.get("class", ""))
        by_class[name] = by_class.get(name, Tally()) + _paper(ballot)
    present = int(decision.get("present", 0))
    whole = sum(by_class.values(), Tally()) + Tally(present=present)
    voters = Voters(entitled(roll), present, dict(roll.get("classes", {})))
    named = {name: tally for name, tally in by_class.items() if name}
    return resolution_document(count_resolution(read_rule(decision.get("rule")), whole, voters, named))


def _paper(ballot: Document) -> Tally:
    choice = ballot.get("choice")
    proxies = int(ballot.get("proxy") is True)
    if ballot.get("spoilt") or choice not in ("for", "against", "abstain", None):
        return Tally(spoilt=1, proxies=proxies)
    return Tally(
        for_=int(choice == "for"),
        against=int(choice == "against"),
        abstain=int(choice == "abstain"),
        blank=int(choice is None),
        proxies=proxies,
    )


def entitled(roll: Document) -> int:
    """Members on the roll at notice, less those struck off since."""
    return int(roll["at_notice"]) - int(roll.get("struck", 0))


def _ranked(
    decision: Document,
    roll: Document,
    options: Mapping[str, Document],
    papers: Sequence[Document],
    tie_order: Sequence[str] | None,
    spoilt: int,
) -> dict[str, Any]:
    numbers = {option: number for number, option in enumerate(options, start=1)}
    names = [str(option.get("name", key)) for key, option in options.items()]
    rankings = [_known(ballot.get("ranking"), numbers) for ballot in papers]
    gone = {numbers[key] for key, option in options.items() if option.get("withdrawn") is True}
    aside = sorted(_known(list(roll.get("set_aside", [])), numbers))
    gone |= set(aside)
    election = election_from_rankings(names, int(decision.get("seats", 1)), rankings, withdrawn=gone, spoilt=spoilt)
    order = [numbers[option] for option in tie_order] if tie_order is not None else None
    document = stv_document(count_stv(election, method=Method(decision["method"]), tie_order=order))
    return {**document, **set_aside_words(names[number - 1] for number in aside)}


def set_aside_words(names: Iterable[str]) -> dict[str, list[str]]:
    """What a result says of candidates who could not be elected any more at the count; nothing where there is none."""
    told = list(names)
    return {"set_aside": told} if told else {}


def _known(ids: Any, numbers: Mapping[str, int]) -> list[int]:
    if not isinstance(ids, list) or not all(option in numbers for option in ids):
        raise BadBallot("A ballot does not rank options of this decision.")
    return [numbers[option] for option in ids]


def _unranked(
    decision: Document, method: str, options: list[str], papers: Sequence[Document], tie_order: Sequence[str] | None
) -> dict[str, Any]:
    winners = int(decision.get("winners", 1))
    if method == Method.SINGLE:
        return choice_document(count_single_choice(options, [ballot.get("choice") for ballot in papers]))
    if method == Method.APPROVAL:
        approvals = [_approved(ballot) for ballot in papers]
        return choice_document(count_approval(options, approvals, winners=winners, tie_order=tie_order))
    if method == Method.SCORE:
        scores = [ballot.get("scores", {}) for ballot in papers]
        return choice_document(count_scores(options, scores, winners=winners, tie_order=tie_order))
    raise BadRule(f"the method {method!r} is not known.")


def _approved(ballot: Document) -> list[str]:
    approved = ballot.get("approve")
    if not isinstance(approved, list) or not all(isinstance(option, str) for option in approved):
        raise BadBallot("A ballot does not approve options of this decision.")
    return approved


def _budget(
    decision: Document,
    rule: BudgetRule,
    options: Mapping[str, Document],
    papers: Sequence[Document],
    tie_order: Sequence[str] | None,
) -> dict[str, Any]:
    costs = {key: int(option["cost"]) for key, option in options.items()}
    approvals = [_approved(ballot) for ballot in papers]
    if any(option not in costs for ballot in approvals for option in ballot):
        raise BadBallot("A ballot names a project that is not on the list.")
    vote: BudgetVote = approval_vote(int(decision["budget"]), costs, approvals)
    if rule is not BudgetRule.EQUAL_SHARES:
        return budget_document(count_greedy(vote, rule, tie_order=tie_order))
    return budget_document(
        count_equal_shares(
            vote,
            completion=Completion(decision.get("completion", Completion.NONE)),
            stop=Stop(decision["stop"]) if decision.get("stop") else None,
            increment=int(decision.get("increment", 1)),
            tie_order=tie_order,
        )
    )
