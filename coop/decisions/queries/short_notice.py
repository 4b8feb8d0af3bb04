"""How far the agreement to a short notice has come."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, Q

from coop.decisions.calculations.clear_days import local_day
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.calculations.short_notice import clear_days_between, consents_needed
from coop.decisions.models import Decision, Notice, RollEntry, ShortNoticeConsent
from coop.decisions.queries.timing import timing_of


@dataclass(frozen=True)
class ShortNotice:
    """The clear days there are and those asked for; who agreed, of those on the roll and not struck."""

    clear_days: int
    asked: int
    agreed: int
    needed: int
    members: int

    @property
    def reached(self) -> bool:
        return self.agreed >= self.needed

    def document(self) -> dict[str, Any]:
        """Its numbers, as the bundle and the minutes keep them."""
        return asdict(self)


def notice_of(decision: Decision) -> Notice | None:
    """The notice of the present round, unless it was taken back."""
    return Notice.objects.filter(decision=decision, round=decision.round, voided_at__isnull=True).first()


def short_notice_of(decision: Decision, notice: Notice | None) -> ShortNotice | None:
    """None where the notice keeps the clear days, or there is none. One query otherwise.

    The days are worked out again from the instant of sending, and the share is that of the pinned rules: the notice is
    not taken at its word. Where the rules know no short notice, nobody's agreement is enough.
    """
    if notice is None:
        return None
    about = kind_spec(decision.kind).about_a_person
    timing = timing_of(decision, stage=notice.stage, about_a_person=about, at=notice.sent_at)
    opens_on = local_day(notice.opens_at, timing.zone)
    if opens_on >= timing.earliest_open:
        return None
    live = Q(short_notice_consents__withdrawn_at__isnull=True, short_notice_consents__isnull=False)
    counted = RollEntry.objects.filter(roll_id=notice.roll_id, struck_at__isnull=True).aggregate(
        members=Count("id", distinct=True), agreed=Count("id", filter=live, distinct=True)
    )
    members = counted["members"]
    percent = timing.consent_percent
    return ShortNotice(
        clear_days=clear_days_between(local_day(timing.served_at, timing.zone), opens_on),
        asked=timing.clear_days,
        agreed=counted["agreed"],
        needed=members + 1 if percent is None else consents_needed(members, percent),
        members=members,
    )


def live_consent(entry: RollEntry) -> ShortNoticeConsent | None:
    """The agreement of one member that stands now."""
    return ShortNoticeConsent.objects.filter(entry=entry, withdrawn_at__isnull=True).first()
