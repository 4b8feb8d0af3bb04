"""The mail of this room, and its clock."""

import logging
from typing import Any

from cms.learning import emails
from cms.learning.actions.remind_of_session import remind_of_session
from cms.learning.queries.reminders import sessions_near
from foundation.clock import now
from foundation.jobs.registry import job, periodic

logger = logging.getLogger("commonwork.learning")


@job("cms.learning.mail")
def mail(*, letter: str, enrolment_id: int, **about: Any) -> None:
    emails.send(letter=letter, enrolment_id=enrolment_id, about=about, at=now())


@job("cms.learning.leader_mail")
def leader_mail(*, circle_id: int, user_id: int, by_id: int) -> None:
    emails.send_to_leader(circle_id=circle_id, user_id=user_id, by_id=by_id)


@periodic("cms.learning.reminders", seconds=600)
def reminders() -> None:
    """A circle that cannot be reminded now does not keep the others waiting."""
    at = now()
    for session in sessions_near(at=at):
        try:
            remind_of_session(session=session, at=at)
        except Exception:
            logger.exception("the learners of session %s could not be reminded", session.pk)
