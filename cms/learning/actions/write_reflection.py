"""Write what a session, or the whole circle, meant to oneself."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.learning.errors import NothingWritten, NotInThisCircle, NotYetHeld
from cms.learning.models import Circle, Reflection, Session
from cms.learning.models.enrolment import MOST_WORDS
from cms.learning.policies import learns_in


@transaction.atomic
def write_reflection(
    *, by: Any, circle: Circle, session: Session | None, text: str, shared: bool, at: datetime
) -> Reflection:
    """Writing again changes it. `session` None: about the whole circle. `shared`: the other learners may read it.

    Raises NotInThisCircle, NotYetHeld, NothingWritten.
    """
    enrolment = learns_in(by, circle)
    if enrolment is None or (session is not None and session.circle_id != circle.pk):
        raise NotInThisCircle
    about = session or circle.sessions.order_by("-number").first()
    if about is None or at < about.starts_at:
        raise NotYetHeld
    text = text.strip()[:MOST_WORDS]
    if not text:
        raise NothingWritten
    made, _new = Reflection.objects.update_or_create(
        enrolment=enrolment, session=session, defaults={"text": text, "shared": shared, "written_at": at}
    )
    return made
