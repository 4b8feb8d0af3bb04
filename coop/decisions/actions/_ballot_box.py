"""Make the ballot box of a round at the notice, and fix its question at the opening."""

import secrets
from datetime import datetime
from typing import Any

from coop.counting.bundle.chain import Event
from coop.counting.calculations.tie_order import SECRET_BYTES, commitment
from coop.counting.enums import Method
from coop.counting.formats.canonical import digest
from coop.decisions.actions._board import write_on_board
from coop.decisions.actions._standing import candidates
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.vote_documents import CONFIRMING_RULE, counts_classes, decision_document, vote_id
from coop.decisions.models import (
    BallotBox,
    Decision,
    ElectionPlan,
    Nomination,
    Option,
    Roll,
    RollEntry,
    TieOrder,
)
from coop.decisions.models.tie_order import BOARD_HEAD
from coop.decisions.queries.short_notice import notice_of, short_notice_of
from coop.decisions.voting_errors import ElectionNotLaidDown, NobodyStands, NominationsStillOpen
from coop.rules.calculations.counting_rule import counting_rule


def prepare_box(*, decision: Decision, roll: Roll) -> BallotBox:
    """Make the box of a sealed roll: options, commitment to the tie order, and the first entries of its board.

    Called at the notice, with the decision locked. The same roll again gives the box it has.

    Raises ElectionNotLaidDown, NominationsStillOpen, NobodyStands.
    """
    found = BallotBox.objects.filter(roll=roll).first()
    if found is not None:
        return found
    standing = _those_who_stand(decision)
    method = _method(decision, len(standing))
    box = BallotBox.objects.create(
        roll=roll,
        decision=decision,
        method=method,
        seats=decision.seats,
        secrecy=decision.secrecy,
        audience=decision.turnout_audience,
        by_class=counts_classes(_rule(decision, method)),
    )
    assert decision.pack is not None  # a decision that was handed in has one
    write_on_board(box, Event.RULE_PACK, sha256=decision.pack.sha256)
    write_on_board(box, Event.ROLL, sha256=roll.sha256)
    _list_candidates(box, standing)
    if method in RANKED:
        plan = ElectionPlan.objects.filter(decision=decision).first()
        source = plan.beacon_source if plan and plan.beacon_source else BOARD_HEAD
        _commit_to_tie_order(box, vote_id(decision.slug, roll.round), source)
    return box


def open_box(*, decision: Decision, at: datetime) -> BallotBox:
    """Fix the question and let ballots in. Called with the decision locked, as it opens."""
    box = BallotBox.objects.select_related("roll").get(decision=decision, roll__round=decision.round)
    standing = {each.pk for each in candidates(decision, at=at)}
    for option in box.options.filter(withdrawn=False, nomination__isnull=False):
        if option.nomination_id not in standing:
            option.withdrawn = True
            option.save(update_fields=["withdrawn"])
    box.document = decision_document(
        facts={
            "id": vote_id(decision.slug, box.roll.round),
            "title": decision.title,
            "question": decision.question,
            "text_sha256": decision.text_sha256,
            "type": decision.decision_type,
            "round": decision.round,
            "stage": decision.stage,
            **_short_notice(decision),
        },
        method=box.method,
        secrecy=box.secrecy,
        seats=box.seats,
        options=[
            {"id": option.key, "name": option.name, **({"withdrawn": True} if option.withdrawn else {})}
            for option in box.options.order_by("position")
        ],
        rule=_rule(decision, box.method),
    )
    box.opened_at = at
    write_on_board(box, Event.DECISION, sha256=digest(box.document))
    write_on_board(box, Event.OPEN)
    box.save(update_fields=["document", "opened_at"])
    return box


def _short_notice(decision: Decision) -> dict[str, Any]:
    """Who agreed that less notice was enough, as it stood when voting opened; nothing where the days were kept."""
    short = short_notice_of(decision, notice_of(decision))
    return {"short_notice": short.document()} if short is not None else {}


def _those_who_stand(decision: Decision) -> list[Nomination]:
    """The candidates of an election, known for certain; nobody where nobody is elected."""
    if decision.method not in RANKED:
        return []
    plan = ElectionPlan.objects.filter(decision=decision).first()
    if plan is None:
        raise ElectionNotLaidDown
    if decision.noticed_at is None or decision.noticed_at < plan.nominations_close_at:
        raise NominationsStillOpen
    standing = candidates(decision, at=decision.noticed_at)
    if not standing:
        raise NobodyStands
    return standing


def _method(decision: Decision, standing: int) -> str:
    """An election without a contest is confirmed by yes or no, where the rules ask for that."""
    if decision.method not in RANKED:
        return decision.method
    plan = ElectionPlan.objects.filter(decision=decision).first()
    return Method.YES_NO.value if plan and plan.confirmatory and standing <= decision.seats else decision.method


def _rule(decision: Decision, method: str) -> dict | None:
    if method != Method.YES_NO:
        return None
    return counting_rule(decision.type_rules, decision.stage) or CONFIRMING_RULE


def _list_candidates(box: BallotBox, standing: list[Nomination]) -> None:
    Option.objects.bulk_create(
        Option(
            box=box,
            key=f"member-{nomination.candidate.member_no}",
            name=nomination.candidate.user.name,
            statement=nomination.statement,
            position=position,
            nomination=nomination,
        )
        for position, nomination in enumerate(standing, start=1)
    )


def _commit_to_tie_order(box: BallotBox, name: str, source: str) -> None:
    secret = secrets.token_bytes(SECRET_BYTES)
    promise = commitment(secret, name).hex()
    TieOrder.objects.create(box=box, commitment=promise, secret=secret.hex(), beacon_source=source)
    write_on_board(box, Event.TIE_COMMITMENT, commitment=promise)


def class_numbers(roll: Roll) -> dict[str, int]:
    """Members who still count on a roll, by class."""
    found: dict[str, int] = {}
    for code in RollEntry.objects.filter(roll=roll, struck_at__isnull=True).values_list("member_class", flat=True):
        found[code] = found.get(code, 0) + 1
    return found
