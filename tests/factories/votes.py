"""Votes for tests: a decision with its notice given and its roll frozen, opened and closed the way the office does it.

The vote is on the levy, opens on Monday 1 June 2026 and closes on Monday 15 June at noon.
"""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from coop.counting.formats.canonical import digest
from coop.decisions.actions._ballot_box import open_box, prepare_box
from coop.decisions.actions._shuffle_at_close import seal_ballots
from coop.decisions.actions.cast_ballot import Receipt, cast_ballot
from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import (
    BallotBox,
    Decision,
    DecisionText,
    ElectionPlan,
    Nomination,
    NominationState,
    Roll,
    RollEntry,
)
from coop.membership.models import Member
from coop.rules.models import RulePack
from tests.factories.marketplace import a_member, a_user

OPENS = datetime(2026, 6, 1, 11, tzinfo=UTC)
CLOSES = datetime(2026, 6, 15, 11, tzinfo=UTC)
DURING = datetime(2026, 6, 2, 12, tzinfo=UTC)
AFTER = CLOSES + timedelta(minutes=5)
_numbers = count(1)
FOR, AGAINST, ABSTAIN = {"choice": "for"}, {"choice": "against"}, {"choice": "abstain"}


def members(number: int, class_code: str = "worker") -> list[Member]:
    return [a_member(a_user(f"Member {n}"), class_code=class_code) for n in range(1, number + 1)]


def a_noticed_vote(voters: list[Member], *, secrecy: str = "L0", **fields: Any) -> Decision:
    """A decision whose notice was given to these members."""
    pack = RulePack.objects.order_by("version").first()
    given = {
        "kind": "resolution",
        "title": "Lower the levy to 7 %",
        "question": "Shall the levy be 7 % from 1 July?",
        "decision_type": "ordinary",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "noticed_at": OPENS - timedelta(days=20),
        **fields,
    }
    author = a_user("Sara Secretary")
    decision = Decision.objects.create(
        slug=f"vote-{next(_numbers)}",
        state="draft",
        made_by=author,
        made_at=given["noticed_at"],
        pack=pack,
        secrecy=secrecy,
        **given,
    )
    _give_notice(decision, voters)
    return decision


def _put(decision: Decision, **fields: Any) -> None:
    """Write the state down as the lifecycle leaves it, past the arrows that led there."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('commonwork.maintenance', 'on', true)")
        for name, value in fields.items():
            setattr(decision, name, value)
        decision.save(update_fields=list(fields))
        cursor.execute("SELECT set_config('commonwork.maintenance', 'off', true)")


def open_it(decision: Decision) -> BallotBox:
    box = open_box(decision=decision, at=OPENS)
    _put(decision, state="open", opened_at=OPENS)
    return box


def an_open_vote(voters: list[Member] | int = 5, **fields: Any) -> Decision:
    """Open for these members, or for so many new ones."""
    decision = a_noticed_vote(members(voters) if isinstance(voters, int) else voters, **fields)
    open_it(decision)
    return decision


def an_open_election(
    voters: list[Member] | int = 6, *, names: tuple[str, ...] = ("Ada", "Bo", "Cy", "Di"), seats: int = 2, **fields: Any
) -> Decision:
    """Ada, Bo, Cy and Di stand for two seats on the board."""
    decision = a_noticed_election(voters, names=names, seats=seats, **fields)
    open_it(decision)
    return decision


def a_noticed_election(
    voters: list[Member] | int = 6, *, names: tuple[str, ...] = ("Ada", "Bo", "Cy", "Di"), seats: int = 2, **fields: Any
) -> Decision:
    """The same before voting opens."""
    decision = an_election_plan(seats=seats, **fields)
    for name in names:
        stands(decision, name)
    _give_notice(decision, members(voters) if isinstance(voters, int) else voters)
    return decision


def voters_of(decision: Decision) -> list[Member]:
    entries = RollEntry.objects.filter(roll__decision=decision, roll__round=decision.round)
    return [entry.member for entry in entries.select_related("member__user").order_by("member_no")]


def vote(decision: Decision, member: Member, choice: Any = FOR, *, key: str = "", at: datetime = DURING) -> Receipt:
    """One member votes; `choice` is a paper, or the keys of a ranking."""
    paper = {"ranking": list(choice)} if isinstance(choice, list | tuple) else choice
    return cast_ballot(by=member, decision=decision, choice=paper, key=key or new_key(), at=at)


def close_it(decision: Decision) -> BallotBox:
    """Close as the lifecycle does: state and ballots in one transaction."""
    from django.db import transaction

    with transaction.atomic():
        Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        box = seal_ballots(decision=decision, at=AFTER)
        _put(decision, state="closed", closed_at=AFTER)
    return box


def an_election_plan(
    *, seats: int = 2, confirmatory: bool = False, officer: Any = None, beacon_source: str = "", **fields: Any
) -> Decision:
    """An election whose notice is still to come."""
    pack = RulePack.objects.order_by("version").first()
    given = {
        "kind": "election",
        "title": "Board 2026",
        "question": "Who shall sit on the board?",
        "decision_type": "election",
        "method": "scottish-stv",
        "subject_key": "election",
        "secrecy": "L1+",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        **fields,
    }
    author = a_user("Sara Secretary")
    decision = Decision.objects.create(
        slug=f"board-{next(_numbers)}",
        state="deliberating",
        made_by=author,
        made_at=OPENS - timedelta(days=60),
        pack=pack,
        seats=seats,
        **given,
    )
    ElectionPlan.objects.create(
        decision=decision,
        nominations_open_at=OPENS - timedelta(days=50),
        nominations_close_at=OPENS - timedelta(days=25),
        confirmatory=confirmatory,
        returning_officer=officer or a_user("Rita Returning"),
        beacon_source=beacon_source,
    )
    return decision


def stands(decision: Decision, name: str, statement: str = "I know the work.") -> Nomination:
    """Somebody who was nominated and accepted."""
    member = a_member(a_user(name))
    return Nomination.objects.create(
        decision=decision,
        candidate=member,
        nominated_by=member,
        state=NominationState.ACCEPTED,
        statement=statement,
        nominated_at=OPENS - timedelta(days=40),
        answered_at=OPENS - timedelta(days=39),
    )


def _give_notice(decision: Decision, voters: list[Member]) -> None:
    noticed_at = OPENS - timedelta(days=20)
    text = DecisionText.objects.create(
        decision=decision,
        number=1,
        title=decision.title,
        question=decision.question,
        author=decision.made_by,
        if_passes="The co-op keeps 7 % of each booking.",
        if_fails="The levy stays at 8 %.",
        at=noticed_at,
        sha256=digest({"title": decision.title}),
    )
    roll = Roll.objects.create(decision=decision, round=1)
    RollEntry.objects.bulk_create(
        RollEntry(roll=roll, member=m, member_no=m.member_no, member_class=m.member_class_id) for m in voters
    )
    roll.size, roll.sealed_at, roll.sha256 = len(voters), noticed_at, digest([m.member_no for m in voters])
    roll.save()
    _put(decision, state="noticed", round=1, final_text=text, text_sha256=text.sha256, noticed_at=noticed_at)
    prepare_box(decision=decision, roll=roll)


def keys_of(decision: Decision) -> dict[str, str]:
    """The option keys by first name: {"Ada": "member-10007", ...}."""
    box = BallotBox.objects.get(decision=decision, roll__round=decision.round)
    return dict(box.options.values_list("name", "key"))
