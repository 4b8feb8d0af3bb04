"""The mail of this room."""

from cms.learning import emails
from foundation.jobs.registry import job


@job("cms.learning.mail")
def mail(*, letter: str, enrolment_id: int) -> None:
    emails.send(letter=letter, enrolment_id=enrolment_id)
