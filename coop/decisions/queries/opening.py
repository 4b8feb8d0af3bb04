"""Everything that must hold before voting opens, as it stands now."""

from datetime import datetime

from django.db.models import Count, Q

from coop.decisions.calculations.preconditions import OpeningFacts
from coop.decisions.calculations.roll_document import roll_sha256
from coop.decisions.enums import ChallengeKind, ChallengeOutcome, DeliveryState
from coop.decisions.models import Challenge, Decision, NoticeDelivery, Roll, RollEntry
from coop.decisions.queries.amendments import being_voted_on
from coop.decisions.queries.short_notice import notice_of, short_notice_of
from coop.decisions.queries.voting_readiness import problems_before_opening
from coop.decisions.registry import subjects


def opening_facts(decision: Decision, *, at: datetime) -> OpeningFacts:
    """Read all of it, the whole roll included: its hash is worked out again."""
    notice = notice_of(decision)
    short = short_notice_of(decision, notice)
    roll = Roll.objects.filter(decision=decision, round=decision.round, voided_at__isnull=True).first()
    entries = list(
        RollEntry.objects.filter(roll=roll).values_list("member_no", "member_class", "votes", "struck_at")
        if roll is not None
        else []
    )
    text = decision.final_text
    challenges = Challenge.objects.filter(decision=decision).aggregate(
        roll=Count("id", filter=Q(kind=ChallengeKind.ROLL, outcome="", round=decision.round)),
        result=Count("id", filter=Q(kind=ChallengeKind.RESULT, outcome="")),
        void=Count("id", filter=Q(kind=ChallengeKind.RESULT, outcome=ChallengeOutcome.UPHELD)),
    )
    copies = NoticeDelivery.objects.filter(notice=notice).aggregate(
        queued=Count("id", filter=Q(state=DeliveryState.QUEUED)),
        failed=Count("id", filter=Q(state=DeliveryState.FAILED)),
    )
    return OpeningFacts(
        now=at,
        opens_at=decision.opens_at,
        closes_at=decision.closes_at,
        has_pack=decision.pack is not None,
        text_is_frozen=text is not None and notice is not None and notice.text_id == text.pk,
        text_matches=text is not None and text.sha256 == decision.text_sha256,
        roll_is_sealed=roll is not None and roll.sealed_at is not None,
        roll_matches=roll is not None and _hash_holds(roll, entries),
        roll_size=len(entries),
        entitled=sum(1 for entry in entries if entry[3] is None),
        clear_days_kept=notice is not None and short is None,
        consents=short.agreed if short is not None else 0,
        consents_needed=short.needed if short is not None else None,
        notices_queued=copies["queued"],
        notices_failed=copies["failed"],
        objections_open=challenges["roll"],
        earlier_challenges_open=challenges["result"] if decision.stage > 1 else 0,
        earlier_result_void=decision.stage > 1 and challenges["void"] > 0,
        subject_problem=subjects.get(decision.subject_key).problem_with(decision.subject_payload, at),
        amendments_under_way=len(being_voted_on(decision)),
        voting=tuple(problems_before_opening(decision)),
    )


def _hash_holds(roll: Roll, entries: list[tuple[int, str, int, datetime | None]]) -> bool:
    return roll.size == len(entries) and roll.sha256 == roll_sha256(
        (number, code, votes) for number, code, votes, _struck in entries
    )
