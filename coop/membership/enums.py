"""States and offices of members (coop-finance B2)."""

from django.db.models import TextChoices


class MemberState(TextChoices):
    DRAFT = "draft", "Not sent yet"
    APPLIED = "applied", "Applied"
    REJECTED = "rejected", "Not accepted"
    AWAITING_PAYMENT = "awaiting_payment", "Accepted, share not paid yet"
    ACTIVE = "active", "Member"
    SUSPENDED = "suspended", "Suspended"
    LEAVING = "leaving", "Leaving"
    FORMER = "former", "Former member"
    EXPELLED = "expelled", "Expelled"
    DECEASED = "deceased", "Died"
    LAPSED = "lapsed", "Lapsed"


ENDED = frozenset(
    {MemberState.REJECTED, MemberState.FORMER, MemberState.EXPELLED, MemberState.DECEASED, MemberState.LAPSED}
)
# Once active, a member has a number for ever.
NUMBERED = frozenset(
    {MemberState.ACTIVE, MemberState.SUSPENDED, MemberState.LEAVING, MemberState.FORMER, MemberState.EXPELLED}
)


class ClassCode(TextChoices):
    WORKER = "worker", "Worker-member"
    USER = "user", "Customer-member"
    SUPPORTER = "supporter", "Supporter-member"


class Office(TextChoices):
    BOARD = "board", "Board member"
    TREASURER = "treasurer", "Treasurer"
    SECRETARY = "secretary", "Secretary"
    COORDINATOR = "coordinator", "Coordinator"
