"""One step back: what was changed travels in a signed field of the page, so it needs no table and no JavaScript."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core import signing

FLASH = "marketplace.availability.undo"
SALT = "marketplace.availability.undo"
LONGEST_SECONDS = 24 * 60 * 60


def offer_undo(session: SessionBase, worker_id: int, kind: str, done: str, **data: Any) -> None:
    """Remember what was done in words (`done`) and how to take it back, for the next page the person sees."""
    session[FLASH] = {"worker": worker_id, "kind": kind, "done": done, **data}


def undo_on_offer(session: SessionBase, worker_id: int) -> dict[str, str] | None:
    """Return the words and the signed field for the page, once."""
    step = session.pop(FLASH, None)
    if not step or step["worker"] != worker_id:
        return None
    return {"done": step.pop("done"), "token": signing.dumps(step, salt=SALT)}


def read_step(token: str, worker_id: int) -> dict[str, Any] | None:
    """Return what the signed field says, or None when it was tampered with, is a day old, or is about somebody else."""
    try:
        step = signing.loads(token, salt=SALT, max_age=LONGEST_SECONDS)
    except signing.BadSignature:
        return None
    return step if step.get("worker") == worker_id else None


def instant(text: str) -> datetime:
    """Read an instant that the step carries."""
    return datetime.fromisoformat(text)
