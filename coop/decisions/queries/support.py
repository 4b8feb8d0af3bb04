"""Who supports a question, and whether that is enough to insist on a vote."""

from dataclasses import dataclass
from datetime import datetime

from coop.decisions.calculations.requisition import sponsors_needed
from coop.decisions.enums import SupportKind
from coop.decisions.models import Decision, Sponsor
from coop.membership.models import Member
from coop.membership.queries.roll import members_on_roll

# Where a type of the pack names none (elections): nobody can be made to hold it by signatures.
NO_SPONSORS: dict[str, int] = {}


@dataclass(frozen=True)
class Support:
    """How many sponsor, how many must, out of how many. `needed` 0: this kind cannot be requisitioned."""

    sponsors: int
    needed: int
    members: int

    @property
    def reached(self) -> bool:
        return 0 < self.needed <= self.sponsors


def sponsors_of(decision: Decision, kind: str = SupportKind.SPONSOR) -> list[Sponsor]:
    """Those who support it now, the first first."""
    rows = Sponsor.objects.filter(decision=decision, kind=kind, withdrawn_at__isnull=True)
    return list(rows.select_related("member__user").order_by("id"))


def support_of(decision: Decision, *, at: datetime) -> Support:
    """Counted among those who are members with a vote today: a sponsor who left counts no more."""
    entitled = {row.member_id for row in members_on_roll(at=at)}
    signed = Sponsor.objects.filter(
        decision=decision, kind=SupportKind.SPONSOR, withdrawn_at__isnull=True, member_id__in=entitled
    ).count()
    asked = decision.type_rules.get("sponsors", NO_SPONSORS)
    return Support(signed, sponsors_needed(asked, len(entitled)) if asked else 0, len(entitled))


def procedure_number(decision: Decision, key: str, default: int) -> int:
    """A number of the pack's procedure, such as board_convenes_months; the model rules' number where it names none."""
    if decision.pack is None:
        return default
    found = decision.pack.body.get("procedure", {}).get(key)
    return int(found["value"]) if found else default


def may_be_convened(decision: Decision, *, at: datetime) -> bool:
    """Whether a requisition stood and the board let its month pass."""
    return decision.convene_by is not None and at >= decision.convene_by


def is_convener(decision: Decision, member: Member | None, *, at: datetime) -> bool:
    """Whether this member signed a convening that stands."""
    if member is None or not may_be_convened(decision, at=at):
        return False
    return any(row.member_id == member.pk for row in sponsors_of(decision, SupportKind.CONVENER))
