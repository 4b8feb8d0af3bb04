"""Letters of this room go out with the transaction."""

from cms.learning.models import Enrolment
from foundation.jobs.actions.enqueue import enqueue


def tell(enrolment: Enrolment, letter: str) -> None:
    enqueue("cms.learning.mail", letter=letter, enrolment_id=enrolment.pk)
