"""How long the register keeps a name and an address after the end."""

from datetime import datetime, timedelta

# A former member: who owned what, and when, is asked about long after.
MEMBER_YEARS = 10
# An application that came to nothing: long enough to answer a question about it.
APPLICANT_YEARS = 1


def forget_after(ended_at: datetime, *, was_member: bool) -> datetime:
    """The moment from which name and address are blanked (years of 365.25 days)."""
    years = MEMBER_YEARS if was_member else APPLICANT_YEARS
    return ended_at + timedelta(days=years * 365 + years // 4)
