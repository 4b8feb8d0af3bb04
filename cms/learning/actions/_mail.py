"""Letters of this room go out with the transaction."""

from typing import Any

from cms.learning.models import Enrolment
from foundation.jobs.actions.enqueue import enqueue


def tell(enrolment: Enrolment, letter: str, **about: Any) -> None:
    """`about` is what the letter tells besides, as plain JSON values."""
    enqueue("cms.learning.mail", letter=letter, enrolment_id=enrolment.pk, **about)
